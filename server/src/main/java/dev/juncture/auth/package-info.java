/**
 * Proof that a caller may use the backend API, and that a request came through the front door.
 */
@NullMarked
package dev.juncture.auth;

import org.jspecify.annotations.NullMarked;
