/**
 * The HTTP API, which all edges share. A route is a line of data. {@link dev.juncture.http.Router} matches,
 * authenticates, binds, calls and renders, and is the only class that turns an exception into an answer.
 */
@NullMarked
package dev.juncture.http;

import org.jspecify.annotations.NullMarked;
