/**
 * Issue types, fields and priorities: the choices in a form for a new issue.
 */
@NullMarked
package dev.juncture.jira.metadata;

import org.jspecify.annotations.NullMarked;
