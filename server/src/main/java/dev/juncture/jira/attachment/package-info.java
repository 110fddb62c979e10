/**
 * Files of issues, streamed in both directions and never held in memory.
 */
@NullMarked
package dev.juncture.jira.attachment;

import org.jspecify.annotations.NullMarked;
