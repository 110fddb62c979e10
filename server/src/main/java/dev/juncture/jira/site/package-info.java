/**
 * The one site that a connection reaches, and the client for it.
 */
@NullMarked
package dev.juncture.jira.site;

import org.jspecify.annotations.NullMarked;
