/** A small but real JQL, and the searches that take it. */
@NullMarked
package dev.juncture.sandbox.search;

import org.jspecify.annotations.NullMarked;
