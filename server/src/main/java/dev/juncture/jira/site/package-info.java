/**
 * The one site that a connection reaches, the client for it, and the issues that the connection changed there.
 */
@NullMarked
package dev.juncture.jira.site;

import org.jspecify.annotations.NullMarked;
