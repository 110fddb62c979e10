package dev.juncture.provider;

import dev.juncture.secret.Secret;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A provider's answer to an authorization code or a refresh token.
 *
 * @param expiresIn how long the access token is valid, counted from its issue
 * @param scopes null when the provider does not name them: then the scopes known before are kept, if any
 */
public record TokenPair(
        Secret accessToken,
        Secret refreshToken,
        Duration expiresIn,
        @Nullable Scopes scopes) {}
