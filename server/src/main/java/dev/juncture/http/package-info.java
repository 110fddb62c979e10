/**
 * The way in that every edge shares: a route is a line of data, {@link dev.juncture.http.Router} matches, authorises,\n * binds, calls and renders, and alone turns an exception into an answer.
 */
@NullMarked
package dev.juncture.http;

import org.jspecify.annotations.NullMarked;
