package dev.juncture.oauth;

import dev.juncture.connection.ConnectionKey;
import java.net.URI;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A connect that the product's backend vouches for.
 *
 * @param hash of its token
 * @param displayName the name of what is connected, which the user reads
 * @param redirectUri where the user goes afterwards, instead of the deployment's default
 * @param reconnect whether another account may replace the connected one
 */
public record ConnectSession(
        String hash,
        ConnectionKey key,
        String displayName,
        @Nullable URI redirectUri,
        boolean reconnect,
        Instant expiresAt) {
    public ConnectSession {
        Objects.requireNonNull(hash);
        Objects.requireNonNull(key);
        Objects.requireNonNull(expiresAt);
    }
}
