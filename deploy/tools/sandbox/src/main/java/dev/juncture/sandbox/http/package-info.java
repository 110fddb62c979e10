/**
 * A small web server of the sandbox's own: routes as data over the JDK's HTTP server, a journal of what was asked, and the
 * one place where faults on demand come between a request and its answer.
 */
@NullMarked
package dev.juncture.sandbox.http;

import org.jspecify.annotations.NullMarked;
