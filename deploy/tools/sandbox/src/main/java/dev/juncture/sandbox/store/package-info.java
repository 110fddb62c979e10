/**
 * What is on the sites now: the issues, boards and sprints from the start, with all later changes to them
 * since. Kept in memory; {@link dev.juncture.sandbox.store.SiteStore} holds one site.
 */
@NullMarked
package dev.juncture.sandbox.store;

import org.jspecify.annotations.NullMarked;
