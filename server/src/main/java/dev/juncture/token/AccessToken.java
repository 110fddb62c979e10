package dev.juncture.token;

import dev.juncture.secret.Secret;
import java.time.Instant;

/** An access token that is ready to use. */
public record AccessToken(Secret secret, Instant expiresAt) {}
