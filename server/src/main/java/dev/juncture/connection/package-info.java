/**
 * Connections: which external id holds which grant, in what state. Tokens stand beside them and belong to
 * {@code dev.juncture.token}.
 */
@NullMarked
package dev.juncture.connection;

import org.jspecify.annotations.NullMarked;
