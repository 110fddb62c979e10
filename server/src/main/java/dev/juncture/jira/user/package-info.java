/**
 * Jira users, and how to find them.
 */
@NullMarked
package dev.juncture.jira.user;

import org.jspecify.annotations.NullMarked;
