package dev.juncture.oauth;

import dev.juncture.connection.ConnectionKey;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A connect that the product's backend vouches for, from its start to the connection.
 *
 * @param hash of its token
 * @param displayName what the person reads as the thing that is connected
 * @param redirectUri where the person goes afterwards, in place of the deployment's default
 * @param reconnect whether it may put another account in the place of the connected one
 */
public record ConnectSession(
        String hash,
        ConnectionKey key,
        String displayName,
        @Nullable URI redirectUri,
        boolean reconnect,
        Instant expiresAt) {}
