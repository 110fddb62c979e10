/**
 * The database's schema: whether it is the one that this version needs, and its migration, forward only.
 */
@NullMarked
package dev.juncture.schema;

import org.jspecify.annotations.NullMarked;
