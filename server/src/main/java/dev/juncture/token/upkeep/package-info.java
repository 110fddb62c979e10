/**
 * Scheduled work on tokens: refreshes in doubt, grants that are not used, grants that end soon.
 */
@NullMarked
package dev.juncture.token.upkeep;

import org.jspecify.annotations.NullMarked;
