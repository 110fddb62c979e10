/**
 * The tenant that a request belongs to and the keys that prove it. Core mode has one tenant, {@code default}.
 */
@NullMarked
package dev.juncture.project;

import org.jspecify.annotations.NullMarked;
