package dev.juncture.sandbox.auth;

import java.time.Instant;
import java.util.Set;

/** An authorization code, kept as its hash until it is used. */
record Code(String hash, String person, Set<String> scopes, String redirectUri, Instant issuedAt, Instant expiresAt) {}
