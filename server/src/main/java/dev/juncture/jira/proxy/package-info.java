/**
 * The proxy: calls of any of Jira's routes on the connection's own site and on no other.
 */
@NullMarked
package dev.juncture.jira.proxy;

import org.jspecify.annotations.NullMarked;
