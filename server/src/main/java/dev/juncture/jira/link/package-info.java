/**
 * Links between issues.
 */
@NullMarked
package dev.juncture.jira.link;

import org.jspecify.annotations.NullMarked;
