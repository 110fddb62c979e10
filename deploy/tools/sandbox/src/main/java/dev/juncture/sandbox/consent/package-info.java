/**
 * The pages on which a person signs in and agrees that the app may use a site. A decision leads back to the app, with a
 * code or with an error.
 */
@NullMarked
package dev.juncture.sandbox.consent;

import org.jspecify.annotations.NullMarked;
