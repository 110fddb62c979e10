/**
 * Compares an old sequence with a new one: which entries stay, which changed, and which are new. What takes quadratic time has a
 * limit, {@link dev.juncture.jira.adf.align.Effort}.
 */
@NullMarked
package dev.juncture.jira.adf.align;

import org.jspecify.annotations.NullMarked;
