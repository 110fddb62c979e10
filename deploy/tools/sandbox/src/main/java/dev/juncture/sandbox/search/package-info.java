/** A part of JQL, and the searches that use it. */
@NullMarked
package dev.juncture.sandbox.search;

import org.jspecify.annotations.NullMarked;
