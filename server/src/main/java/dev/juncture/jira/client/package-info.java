/**
 * Atlassian's HTTP API as interfaces; bearer token, time-outs and error mapping live here once.
 */
@NullMarked
package dev.juncture.jira.client;

import org.jspecify.annotations.NullMarked;
