/**
 * Rich text as both Markdown and Jira can express it. Every conversion, in either direction, ends in blocks that
 * {@link dev.juncture.jira.adf.block.NestingRules} has put in order. For that reason a second round of conversions
 * changes nothing.
 */
@NullMarked
package dev.juncture.jira.adf.block;

import org.jspecify.annotations.NullMarked;
