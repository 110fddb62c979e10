/**
 * Jira's issues: the fields they have, reading, creating, changing and deleting them, and what may be said about that
 * beforehand (create and edit metadata).
 */
@NullMarked
package dev.juncture.sandbox.issue;

import org.jspecify.annotations.NullMarked;
