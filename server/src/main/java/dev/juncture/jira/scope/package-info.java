/**
 * The OAuth scopes that operations need, and those that a grant or the settings lack.
 */
@NullMarked
package dev.juncture.jira.scope;

import org.jspecify.annotations.NullMarked;
