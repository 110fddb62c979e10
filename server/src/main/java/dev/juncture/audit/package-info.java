/**
 * The audit trail: who did what to which connection, and when. It receives application events, is append-only, and
 * keeps its entries when their connections are deleted.
 */
@NullMarked
package dev.juncture.audit;

import org.jspecify.annotations.NullMarked;
