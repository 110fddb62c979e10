/**
 * The operations on connections: list, check, delete. They make no call to the provider.
 */
@NullMarked
package dev.juncture.connection.api;

import org.jspecify.annotations.NullMarked;
