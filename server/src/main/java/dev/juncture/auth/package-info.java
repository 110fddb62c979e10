/**
 * Proof that a caller may use the backend API: the secret keys.
 */
@NullMarked
package dev.juncture.auth;

import org.jspecify.annotations.NullMarked;
