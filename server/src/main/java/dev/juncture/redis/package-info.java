/**
 * Redis, as a store that may be empty or unavailable at any time.
 */
@NullMarked
package dev.juncture.redis;

import org.jspecify.annotations.NullMarked;
