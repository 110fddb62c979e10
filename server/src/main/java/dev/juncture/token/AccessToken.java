package dev.juncture.token;

import dev.juncture.provider.Secret;
import java.time.Instant;

/** A provider's access token in use. */
public record AccessToken(Secret secret, Instant expiresAt) {}
