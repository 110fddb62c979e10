package dev.juncture.connection;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What a connection is made with; each serves once.
 *
 * @param codeHash of the connection code that the grant waited under
 * @param sessionHash of the connect session's token, when the product's backend started the connect
 * @param displayName what the session calls the thing that is connected
 * @param redirectUri where the session sends the person afterwards
 * @param replacesAccount whether another account may take the place of the connected one
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
