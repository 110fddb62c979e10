/**
 * Checks that the documents of the repository name only what exists.
 */
@NullMarked
package dev.juncture.document;

import org.jspecify.annotations.NullMarked;
