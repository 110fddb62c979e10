package dev.juncture.connection;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The one-time secrets that a connection is made with, and what the connect session says about it.
 *
 * @param codeHash of the connection code under which the grant waited
 * @param sessionHash of the connect session's token, when the product's backend started the connect
 * @param displayName the session's name for what is connected
 * @param redirectUri where the session sends the user afterwards
 * @param replacesAccount whether another account may replace the connected one
 */
public record ConnectedBy(
        String codeHash,
        @Nullable String sessionHash,
        @Nullable String displayName,
        @Nullable URI redirectUri,
        boolean replacesAccount) {
    public static ConnectedBy code(String hash) {
        return new ConnectedBy(hash, null, null, null, false);
    }
}
