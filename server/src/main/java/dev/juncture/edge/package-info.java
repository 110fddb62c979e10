/**
 * Code that several edges share: scheduled functions, answers as a whole, the peer's address, a quick start of functions.
 * An edge translates the messages of its platform to {@link dev.juncture.http.Request} and from
 * {@link dev.juncture.http.Response}; the router does the rest.
 */
@NullMarked
package dev.juncture.edge;

import org.jspecify.annotations.NullMarked;
