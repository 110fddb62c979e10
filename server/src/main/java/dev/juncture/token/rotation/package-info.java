/**
 * Rotation of the data keys that stored tokens are sealed with.
 */
@NullMarked
package dev.juncture.token.rotation;

import org.jspecify.annotations.NullMarked;
