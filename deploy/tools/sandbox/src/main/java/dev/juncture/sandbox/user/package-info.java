/** Jira's users: the caller, one by account id, and the searches among them. */
@NullMarked
package dev.juncture.sandbox.user;

import org.jspecify.annotations.NullMarked;
