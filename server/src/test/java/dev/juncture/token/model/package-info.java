/**
 * A model of the token refresh that is small enough to visit every state: two processes, one connection, one Atlassian.
 */
@NullMarked
package dev.juncture.token.model;

import org.jspecify.annotations.NullMarked;
