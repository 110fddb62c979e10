package dev.juncture.sandbox.auth;

import java.time.Instant;

/** An access token, kept as its hash. The person's grant at the time of the call decides what it can access. */
record AccessToken(String hash, String person, Instant expiresAt) {}
