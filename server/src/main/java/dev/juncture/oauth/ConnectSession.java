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
 */
public record ConnectSession(String hash, Terms terms) {
    /** Carries the confirmation code in the query of the redirect address. */
    public static final String CODE_PARAMETER = "confirmation_code";

    public ConnectSession {
        Objects.requireNonNull(hash);
        Objects.requireNonNull(terms);
    }

    /**
     * What the product's backend asked for.
     *
     * @param displayName the name of what is connected, which the user reads
     * @param redirectUri where the user goes afterwards, instead of the deployment's default
     * @param reconnect whether another account may replace the connected one
     * @param confirm whether the backend confirms the connection before it serves anything; then there is a redirectUri
     * @param expiresAt until when it can be started
     */
    public record Terms(
            ConnectionKey key,
            String displayName,
            @Nullable URI redirectUri,
            boolean reconnect,
            boolean confirm,
            Instant expiresAt) {
        public Terms {
            Objects.requireNonNull(key);
            Objects.requireNonNull(displayName);
            Objects.requireNonNull(expiresAt);
        }
    }

    ConnectionKey key() {
        return terms.key();
    }
}
