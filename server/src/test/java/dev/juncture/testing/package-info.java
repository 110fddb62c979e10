/**
 * Real servers for tests, this module's and the edges': a PostgreSQL and a Redis of their own on the loopback address.
 */
@NullMarked
package dev.juncture.testing;

import org.jspecify.annotations.NullMarked;
