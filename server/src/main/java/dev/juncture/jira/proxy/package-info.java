/**
 * The passthrough: any of Jira's own routes on the connection's own site, with the token added and no way out.
 */
@NullMarked
package dev.juncture.jira.proxy;

import org.jspecify.annotations.NullMarked;
