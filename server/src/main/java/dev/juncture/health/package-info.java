/**
 * Liveness and readiness.
 */
@NullMarked
package dev.juncture.health;

import org.jspecify.annotations.NullMarked;
