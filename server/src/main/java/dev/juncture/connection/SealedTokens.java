package dev.juncture.connection;

import java.time.Instant;

/** A token pair as it is stored. */
public record SealedTokens(Ciphertext refreshToken, Ciphertext accessToken, Instant accessTokenExpiresAt) {}
