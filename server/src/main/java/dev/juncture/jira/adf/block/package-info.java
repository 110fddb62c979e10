/**
 * Rich text that both Markdown and Jira can express. Every conversion passes through
 * {@link dev.juncture.jira.adf.block.NestingRules}, in both directions, so converting a second time changes nothing.
 */
@NullMarked
package dev.juncture.jira.adf.block;

import org.jspecify.annotations.NullMarked;
