/**
 * The OpenAPI document. A test generates it from the routes; this package only serves it.
 */
@NullMarked
package dev.juncture.openapi;

import org.jspecify.annotations.NullMarked;
