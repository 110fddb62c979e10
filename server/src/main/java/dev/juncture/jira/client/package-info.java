/**
 * Calls to Jira: requests described by interfaces, sent with the tokens of one grant to one site, their failures with the
 * remedy. No other package speaks HTTP with Atlassian's API.
 */
@NullMarked
package dev.juncture.jira.client;

import org.jspecify.annotations.NullMarked;
