/**
 * Settings: reads {@code .env}, maps the published variables to settings, and stops the start with one sentence when a
 * value is missing or malformed.
 */
@NullMarked
package dev.juncture.config;

import org.jspecify.annotations.NullMarked;
