package dev.juncture.connection;

import dev.juncture.provider.Scopes;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A token pair as it is stored. @param scopes null when the provider did not tell */
public record SealedTokens(
        Ciphertext refreshToken,
        Ciphertext accessToken,
        Instant accessTokenExpiresAt,
        @Nullable Scopes scopes) {}
