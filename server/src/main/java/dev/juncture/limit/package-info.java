/**
 * Limits on the requests of one client, and the detection of the client behind proxies. Counts are kept in Redis, and
 * in the process while Redis is unavailable: no request is refused because a count cannot be read.
 */
@NullMarked
package dev.juncture.limit;

import org.jspecify.annotations.NullMarked;
