/**
 * The connect flow from its start to a waiting grant: connect session, state, callback, connection code.
 *
 * <p>A connect session is a connect that the product's backend vouches for. Its token opens Juncture's own page. The
 * browser in which the user continues there keeps the session by a cookie, and state and connection code then work in
 * that browser only. Therefore one user cannot finish a connect that another one started, and a stolen state or code is
 * worthless. PostgreSQL keeps the session's hash with that of the connection code: a session makes one connection, even
 * if Redis loses its data.
 */
@NullMarked
package dev.juncture.oauth;

import org.jspecify.annotations.NullMarked;
