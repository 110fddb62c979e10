/**
 * The connect flow from its start to a waiting grant: connect session, state, callback, connection code.
 *
 * <p>A connect session is a connect that the product's backend vouches for. Its token opens Juncture's own page. The
 * browser in which the user continues there keeps the session by a cookie, and state and connection code then work in
 * that browser only. Therefore one user cannot finish a connect that another one started, and a stolen state or code is
 * worthless.
 *
 * <p>A connect without a session is bound to the browser that started it only where that browser accepts the cookie. A
 * product's page on another site cannot make it do so. When another browser comes back from the provider, the picker asks
 * whether its user started the connect.
 *
 * <p>A state is an encrypted value. Sessions, waiting grants and used states are rows with a time to live. The session's hash
 * is kept with that of the used connection code, so that a session makes one connection.
 */
@NullMarked
package dev.juncture.oauth;

import org.jspecify.annotations.NullMarked;
