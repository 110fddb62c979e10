/**
 * The picker: the sites and projects that a waiting grant reaches, and the user's choice, which makes the connection.
 */
@NullMarked
package dev.juncture.jira.picker;

import org.jspecify.annotations.NullMarked;
