/**
 * Jira as an OAuth 2.0 (3LO) provider: consent page, token endpoint.
 */
@NullMarked
package dev.juncture.jira.oauth;

import org.jspecify.annotations.NullMarked;
