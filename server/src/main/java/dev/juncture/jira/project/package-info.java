/**
 * The Jira projects of a connection's site, and the selected one.
 */
@NullMarked
package dev.juncture.jira.project;

import org.jspecify.annotations.NullMarked;
