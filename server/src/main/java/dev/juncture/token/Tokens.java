package dev.juncture.token;

import dev.juncture.connection.Ciphertext;
import dev.juncture.connection.Connection;
import dev.juncture.connection.ConnectionId;
import dev.juncture.connection.ConnectionSnapshot;
import dev.juncture.connection.SealedTokens;
import dev.juncture.project.ProjectId;
import dev.juncture.provider.Secret;
import dev.juncture.provider.TokenPair;
import dev.juncture.token.TokenCipher.Binding;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Seals a pair for a row and opens it again. */
@Component
public class Tokens {
    static final String REFRESH_TOKEN = "refresh_token";
    static final String ACCESS_TOKEN = "access_token";

    private final TokenCipher cipher;

    Tokens(TokenCipher cipher) {
        this.cipher = cipher;
    }

    /**
     * For whoever is about to use up what cannot be had again, and will have a pair to seal then.
     *
     * @throws dev.juncture.http.ApiException {@code unavailable} when a key service gives no keys
     */
    public void requireKeys() {
        cipher.requireKeys();
    }

    /** For a connection's row. @param issuedAt when the pair was asked for: its expiry is counted from there */
    public SealedTokens seal(ProjectId project, ConnectionId connection, TokenPair pair, Instant issuedAt) {
        return seal(project, connection.toString(), pair, issuedAt);
    }

    /** For whatever else holds a pair for a while, under a name of its own. */
    public SealedTokens seal(ProjectId project, String row, TokenPair pair, Instant issuedAt) {
        return new SealedTokens(
                cipher.seal(pair.refreshToken(), new Binding(project.value(), row, REFRESH_TOKEN)),
                cipher.seal(pair.accessToken(), new Binding(project.value(), row, ACCESS_TOKEN)),
                issuedAt.plus(pair.expiresIn()),
                pair.scopes());
    }

    public Secret openRefreshToken(ProjectId project, String row, SealedTokens sealed) {
        return cipher.open(sealed.refreshToken(), new Binding(project.value(), row, REFRESH_TOKEN));
    }

    public Secret openAccessToken(ProjectId project, String row, SealedTokens sealed) {
        return openAccessToken(project, row, sealed.accessToken());
    }

    private Secret openAccessToken(ProjectId project, String row, Ciphertext sealed) {
        return cipher.open(sealed, new Binding(project.value(), row, ACCESS_TOKEN));
    }

    Secret refreshToken(Connection connection) {
        return openRefreshToken(connection.projectId(), connection.id().toString(), sealed(connection));
    }

    AccessToken accessToken(Connection connection) {
        Secret value = openAccessToken(connection.projectId(), connection.id().toString(), connection.accessToken());
        return new AccessToken(value, connection.accessTokenExpiresAt());
    }

    AccessToken accessToken(ProjectId project, ConnectionSnapshot snapshot) {
        Secret value = openAccessToken(project, snapshot.id().toString(), snapshot.accessToken());
        return new AccessToken(value, snapshot.accessTokenExpiresAt());
    }

    private static SealedTokens sealed(Connection connection) {
        return new SealedTokens(
                connection.refreshToken(),
                connection.accessToken(),
                connection.accessTokenExpiresAt(),
                connection.grantedScopes());
    }
}
