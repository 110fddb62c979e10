/**
 * The list of connections with the state of each, as far as it is known without a call to the provider.
 */
@NullMarked
package dev.juncture.connection.list;

import org.jspecify.annotations.NullMarked;
