/**
 * Settings: reads {@code .env}, translates the published variable names once, and refuses a start with one sentence\n * when a value is missing or malformed.
 */
@NullMarked
package dev.juncture.config;

import org.jspecify.annotations.NullMarked;
