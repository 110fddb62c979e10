/**
 * Limits on connections that Tomcat does not have: the time of a whole head and of a whole body, the connections of one
 * peer, and an end of reading after a refusal. A connection that waits for its client must cost little.
 */
@NullMarked
package dev.juncture.deploy.http.socket;

import org.jspecify.annotations.NullMarked;
