package dev.juncture.provider;

import dev.juncture.secret.Secret;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a provider hands out for a code or for a refresh token.
 *
 * @param expiresIn of the access token, from its issue
 * @param scopes null when the provider does not tell: those that were there before, if any
 */
public record TokenPair(
        Secret accessToken,
        Secret refreshToken,
        Duration expiresIn,
        @Nullable Scopes scopes) {}
