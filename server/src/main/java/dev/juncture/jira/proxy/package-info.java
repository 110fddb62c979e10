/**
 * The proxy: calls of any of Jira's routes on the connection's own site and on no other.
 *
 * <p>Bodies flow through in both directions. Only the first 256 KB of a request's body are kept until the answer begins, to send
 * them again with a newer token. They count in the {@link dev.juncture.memory.MemoryBudgets}.
 */
@NullMarked
package dev.juncture.jira.proxy;

import org.jspecify.annotations.NullMarked;
