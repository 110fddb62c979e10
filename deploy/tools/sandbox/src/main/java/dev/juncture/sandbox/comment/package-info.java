/** Comments on Jira's issues. */
@NullMarked
package dev.juncture.sandbox.comment;

import org.jspecify.annotations.NullMarked;
