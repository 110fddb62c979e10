package dev.juncture.token;

import dev.juncture.connection.Connection;
import dev.juncture.connection.ConnectionErrors;
import dev.juncture.connection.ConnectionKey;
import dev.juncture.connection.Connections;
import dev.juncture.http.ApiException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Access tokens that work. */
@Component
public class AccessTokens {
    /** A token handed out lasts at least this long, by the contract. */
    private static final Duration SHORTEST_LIFE = Duration.ofMinutes(1);
    /**
     * A refused token that a refresh brought so lately is not replaced: Atlassian would refuse the next one too, and each
     * call would cost a refresh. Tokens were seen to die after ten minutes, but not sooner.
     */
    private static final Duration LEFT_ALONE = Duration.ofMinutes(5);

    private final Connections connections;
    private final Tokens tokens;
    private final TokenRefresher refresher;
    private final Clock clock;

    AccessTokens(Connections connections, Tokens tokens, TokenRefresher refresher, Clock clock) {
        this.connections = connections;
        this.tokens = tokens;
        this.refresher = refresher;
        this.clock = clock;
    }

    /**
     * From the cache while that has a token that lasts; bad news is believed only from the row.
     *
     * @throws ApiException {@code connection_not_found}, or as {@link #freshFor(Connection)}
     */
    AccessToken freshFor(ConnectionKey key) {
        return connections
                .snapshot(key)
                .filter(snapshot -> !snapshot.invalid() && lasts(snapshot.accessTokenExpiresAt()))
                .map(snapshot -> tokens.accessToken(key.projectId(), snapshot))
                .orElseGet(() -> freshFor(connections.require(key)));
    }

    /** @throws ApiException {@code reauthorization_required} when the grant is dead */
    public AccessToken freshFor(Connection connection) {
        if (connection.isInvalid()) {
            throw dead();
        }
        boolean lasts = lasts(connection.accessTokenExpiresAt());
        return tokens.accessToken(lasts ? connection : refresher.refresh(connection));
    }

    private boolean lasts(Instant expiresAt) {
        return clock.instant().plus(SHORTEST_LIFE).isBefore(expiresAt);
    }

    /**
     * After the provider refused a token that should have worked: a newer one, refreshed unless that has happened
     * meanwhile.
     *
     * @throws ApiException {@code reauthorization_required} when the refused one is itself the fruit of a late refresh
     */
    public AccessToken insteadOf(AccessToken refused, Connection connection) {
        Connection current = connections.require(connection.id());
        boolean newer = !tokens.accessToken(current).secret().equals(refused.secret());
        if (!newer && wasRefreshedLately(current)) {
            throw refused();
        }
        return newer ? freshFor(current) : tokens.accessToken(refresher.refresh(current));
    }

    private boolean wasRefreshedLately(Connection connection) {
        boolean everRefreshed = connection.refreshedAt().isAfter(connection.createdAt());
        return everRefreshed
                && clock.instant().isBefore(connection.refreshedAt().plus(LEFT_ALONE));
    }

    /** When a token that was refreshed just now is refused like the one before. */
    public static ApiException refused() {
        return new ApiException(
                ConnectionErrors.REAUTHORIZATION_REQUIRED,
                "Even a token that was refreshed just now is refused: let the user connect again.");
    }

    static ApiException dead() {
        return new ApiException(
                ConnectionErrors.REAUTHORIZATION_REQUIRED,
                "The grant of this connection is no longer accepted: let the user connect again.");
    }
}
