/**
 * Routes as data: which operation answers which method and path, and who may call it. Each feature lists its own.
 */
@NullMarked
package dev.juncture.route;

import org.jspecify.annotations.NullMarked;
