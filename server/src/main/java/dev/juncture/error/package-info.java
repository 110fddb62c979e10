/**
 * The one way to refuse: a row of the error table and one sentence. Knows no HTTP beyond the status number of a row.
 */
@NullMarked
package dev.juncture.error;

import org.jspecify.annotations.NullMarked;
