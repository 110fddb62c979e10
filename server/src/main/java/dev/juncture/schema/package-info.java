/**
 * The database's schema: checks that it is the one that this version needs, and migrates it, only forward.
 */
@NullMarked
package dev.juncture.schema;

import org.jspecify.annotations.NullMarked;
