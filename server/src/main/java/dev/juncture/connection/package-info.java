/**
 * Connections: which external id holds which grant, and whether the grant still works. The tokens themselves belong to
 * {@code dev.juncture.token}.
 */
@NullMarked
package dev.juncture.connection;

import org.jspecify.annotations.NullMarked;
