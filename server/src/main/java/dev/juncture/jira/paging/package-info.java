/**
 * Lists that Jira returns in pages, by offset or by token.
 */
@NullMarked
package dev.juncture.jira.paging;

import org.jspecify.annotations.NullMarked;
