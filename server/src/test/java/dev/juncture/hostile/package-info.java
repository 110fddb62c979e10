/**
 * Hostile values in every field of every route.
 */
@NullMarked
package dev.juncture.hostile;

import org.jspecify.annotations.NullMarked;
