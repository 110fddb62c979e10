package dev.juncture.jira.client;

/** Atlassian's 401 for an access token that is expired or revoked, as against one that lacks a scope. */
final class TokenRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
}
