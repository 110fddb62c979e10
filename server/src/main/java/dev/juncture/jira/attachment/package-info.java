/**
 * Files at issues, streamed both ways: a file is never held in memory.
 */
@NullMarked
package dev.juncture.jira.attachment;

import org.jspecify.annotations.NullMarked;
