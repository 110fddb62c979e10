/** Reads Markdown (CommonMark with tables, task lists and strikethrough) as blocks, and writes blocks as Markdown. */
@NullMarked
package dev.juncture.jira.adf.markdown;

import org.jspecify.annotations.NullMarked;
