/**
 * The people, companies, projects and issues that the sandbox knows. They are invented, read from {@code world.json} and
 * the same on every start.
 */
@NullMarked
package dev.juncture.sandbox.world;

import org.jspecify.annotations.NullMarked;
