package dev.juncture.token;

import dev.juncture.connection.Connection;
import dev.juncture.connection.ConnectionId;
import dev.juncture.connection.ConnectionSnapshot;
import dev.juncture.connection.SealedTokens;
import dev.juncture.crypto.Ciphertext;
import dev.juncture.crypto.Place;
import dev.juncture.crypto.Sealer;
import dev.juncture.project.ProjectId;
import dev.juncture.provider.TokenPair;
import dev.juncture.secret.Secret;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Seals token pairs for a row, and opens them. */
@Component
public class Tokens {
    public static final String REFRESH_TOKEN = "refresh_token";
    public static final String ACCESS_TOKEN = "access_token";

    private final Sealer sealer;

    Tokens(Sealer sealer) {
        this.sealer = sealer;
    }

    /**
     * Seals a pair for a connection's row.
     *
     * @param issuedAt when the pair was requested: its expiry is counted from there
     */
    public SealedTokens seal(ProjectId project, ConnectionId connection, TokenPair pair, Instant issuedAt) {
        return seal(project, connection.toString(), pair, issuedAt);
    }

    /**
     * Seals a pair for another row, such as a waiting grant.
     *
     * @param row a name that is unique in the project
     */
    public SealedTokens seal(ProjectId project, String row, TokenPair pair, Instant issuedAt) {
        return new SealedTokens(
                sealer.seal(pair.refreshToken(), new Place(project.value(), row, REFRESH_TOKEN)),
                sealer.seal(pair.accessToken(), new Place(project.value(), row, ACCESS_TOKEN)),
                issuedAt.plus(pair.expiresIn()),
                pair.scopes());
    }

    /**
     * Opens a pair.
     *
     * @param row as it was sealed for
     * @param issuedAt as it was sealed with
     */
    public TokenPair open(ProjectId project, String row, SealedTokens sealed, Instant issuedAt) {
        return new TokenPair(
                openAccessToken(project, row, sealed.accessToken()),
                openRefreshToken(project, row, sealed.refreshToken()),
                Duration.between(issuedAt, sealed.accessTokenExpiresAt()),
                sealed.scopes());
    }

    private Secret openRefreshToken(ProjectId project, String row, Ciphertext sealed) {
        return sealer.open(sealed, new Place(project.value(), row, REFRESH_TOKEN));
    }

    private Secret openAccessToken(ProjectId project, String row, Ciphertext sealed) {
        return sealer.open(sealed, new Place(project.value(), row, ACCESS_TOKEN));
    }

    Secret refreshToken(Connection connection) {
        return openRefreshToken(connection.projectId(), connection.id().toString(), connection.refreshToken());
    }

    AccessToken accessToken(Connection connection) {
        Secret value = openAccessToken(connection.projectId(), connection.id().toString(), connection.accessToken());
        return new AccessToken(value, connection.accessTokenExpiresAt());
    }

    AccessToken accessToken(ProjectId project, ConnectionSnapshot snapshot) {
        Secret value = openAccessToken(project, snapshot.id().toString(), snapshot.accessToken());
        return new AccessToken(value, snapshot.accessTokenExpiresAt());
    }
}
