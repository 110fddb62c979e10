/**
 * The description of every route that clients are generated from. It is generated itself, by a test, and only read here.
 */
@NullMarked
package dev.juncture.openapi;

import org.jspecify.annotations.NullMarked;
