package dev.juncture.connection;

import dev.juncture.crypto.Ciphertext;
import dev.juncture.provider.Scopes;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A token pair as it is stored.
 *
 * @param scopes null when the provider did not name them
 */
public record SealedTokens(
        Ciphertext refreshToken,
        Ciphertext accessToken,
        Instant accessTokenExpiresAt,
        @Nullable Scopes scopes) {}
