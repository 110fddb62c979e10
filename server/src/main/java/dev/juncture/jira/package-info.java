/**
 * Everything Jira. Deleting this package leaves main code that compiles.
 */
@NullMarked
package dev.juncture.jira;

import org.jspecify.annotations.NullMarked;
