/**
 * Users who watch issues.
 */
@NullMarked
package dev.juncture.jira.watcher;

import org.jspecify.annotations.NullMarked;
