/**
 * Authenticated encryption of what is stored, with the data keys of a key ring.
 */
@NullMarked
package dev.juncture.crypto;

import org.jspecify.annotations.NullMarked;
