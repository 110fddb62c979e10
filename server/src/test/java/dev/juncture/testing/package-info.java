/**
 * Real servers for the tests of this module and of the edges: PostgreSQL and Redis on the loopback address.
 */
@NullMarked
package dev.juncture.testing;

import org.jspecify.annotations.NullMarked;
