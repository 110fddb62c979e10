/**
 * Who may do what: sign-in and consent, codes, tokens and their rotation, and the sites a grant reaches. One grant stands
 * for one person; every consent adds to it, and every token of that person profits at once.
 */
@NullMarked
package dev.juncture.sandbox.auth;

import org.jspecify.annotations.NullMarked;
