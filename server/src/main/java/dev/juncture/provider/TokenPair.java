package dev.juncture.provider;

import java.time.Duration;

/** What a provider hands out for a code or for a refresh token. @param expiresIn of the access token, from its issue */
public record TokenPair(Secret accessToken, Secret refreshToken, Duration expiresIn) {}
