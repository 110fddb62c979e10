/** How Jira's issues get from one status to the next. */
@NullMarked
package dev.juncture.sandbox.workflow;

import org.jspecify.annotations.NullMarked;
