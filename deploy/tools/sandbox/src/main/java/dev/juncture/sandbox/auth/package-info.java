/**
 * Atlassian's OAuth: the app that is registered, grants, codes, tokens and their rotation, and the two endpoints that
 * answer for a grant as a whole. A person has one grant: every consent adds to it, and every token of the person profits
 * at once.
 */
@NullMarked
package dev.juncture.sandbox.auth;

import org.jspecify.annotations.NullMarked;
