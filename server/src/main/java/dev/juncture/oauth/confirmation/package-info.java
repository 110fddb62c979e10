/**
 * Connections that the product's backend confirms before they serve anything.
 */
@NullMarked
package dev.juncture.oauth.confirmation;

import org.jspecify.annotations.NullMarked;
