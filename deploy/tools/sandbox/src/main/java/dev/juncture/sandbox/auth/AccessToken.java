package dev.juncture.sandbox.auth;

import java.time.Instant;

/** An access token, kept as its hash. What it reaches is decided by the person's grant at the time of the call. */
record AccessToken(String hash, String person, Instant expiresAt) {}
