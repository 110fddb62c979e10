/**
 * The HTTP edge: a servlet that translates between its own requests and answers and the router's. It also serves the
 * frontend's files, because pages and API must have the same origin.
 */
@NullMarked
package dev.juncture.deploy.http;

import org.jspecify.annotations.NullMarked;
