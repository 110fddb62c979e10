/**
 * How many requests one client may send, and who the client is when proxies stand before Juncture. Counts are kept in
 * Redis, and in the process while Redis is away: no request is refused because a count is out of reach.
 */
@NullMarked
package dev.juncture.limit;

import org.jspecify.annotations.NullMarked;
