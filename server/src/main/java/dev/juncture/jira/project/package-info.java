/**
 * Jira projects of the connection's site, and the one that the product works with.
 */
@NullMarked
package dev.juncture.jira.project;

import org.jspecify.annotations.NullMarked;
