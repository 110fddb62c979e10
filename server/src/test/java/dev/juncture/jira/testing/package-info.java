/**
 * A kit for tests of what Juncture does with Jira: {@link dev.juncture.jira.testing.JiraTest} and what it offers.
 */
@NullMarked
package dev.juncture.jira.testing;

import org.jspecify.annotations.NullMarked;
