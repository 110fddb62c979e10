/** The operations on Jira's projects, their issue types and the statuses of their workflows. */
@NullMarked
package dev.juncture.sandbox.project;

import org.jspecify.annotations.NullMarked;
