/**
 * The operations on Jira's issues: reading, creating, changing and deleting them, the checks of what callers send for
 * fields, and the metadata that lists the fields of a form beforehand.
 */
@NullMarked
package dev.juncture.sandbox.issue;

import org.jspecify.annotations.NullMarked;
