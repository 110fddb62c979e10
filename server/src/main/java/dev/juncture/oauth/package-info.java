/**
 * The way from "Connect" to a grant that waits for the person's choice: state, callback, connection code.
 *
 * <p>A connect session is a connect that the product's backend vouched for. Its token leads to our own page; the browser
 * in which the person goes on there keeps the session by a cookie, and state and connection code then work in that browser
 * only. So a link that somebody else started connects nobody, and a stolen state or code is worth nothing. PostgreSQL
 * keeps the session's hash beside that of the connection code: it makes one connection, whatever Redis forgets.
 */
@NullMarked
package dev.juncture.oauth;

import org.jspecify.annotations.NullMarked;
