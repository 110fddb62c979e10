/**
 * Secrets in memory: hidden from logs and JSON, and random ones that are stored only as a hash.
 */
@NullMarked
package dev.juncture.secret;

import org.jspecify.annotations.NullMarked;
