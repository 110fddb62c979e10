/** Jira's projects, the issue types that they offer and the statuses of their workflows. */
@NullMarked
package dev.juncture.sandbox.project;

import org.jspecify.annotations.NullMarked;
