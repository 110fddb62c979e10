/**
 * Who did what to which connection and when: hears of it by application events, keeps it append-only, and outlives the
 * connections that it is about.
 */
@NullMarked
package dev.juncture.audit;

import org.jspecify.annotations.NullMarked;
