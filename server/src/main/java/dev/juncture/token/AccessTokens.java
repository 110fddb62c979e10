package dev.juncture.token;

import dev.juncture.connection.Connection;
import dev.juncture.connection.ConnectionErrors;
import dev.juncture.connection.ConnectionKey;
import dev.juncture.connection.Connections;
import dev.juncture.error.ApiException;
import dev.juncture.secret.Secret;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Provides access tokens that are valid, and refreshes them when needed. */
@Component
public class AccessTokens {
    /** The contract: a token that is handed out is valid for at least this long. */
    private static final Duration SHORTEST_LIFE = Duration.ofMinutes(1);

    /**
     * A refused token that is younger than this is rarely refreshed again: the provider would probably refuse the next one
     * too, and each call would cost a refresh. Tokens have been seen to become invalid after ten minutes, but not sooner.
     */
    private static final Duration FRESH = Duration.ofMinutes(5);

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
     * Returns the cached token if it is valid. Everything else is read from PostgreSQL, because a cached state may be old.
     *
     * @throws ApiException {@code connection_not_found}, or as {@link #freshFor(Connection)}
     */
    AccessToken freshFor(ConnectionKey key) {
        return connections
                .snapshot(key)
                .filter(snapshot -> !snapshot.invalid() && isValid(snapshot.accessTokenExpiresAt()))
                .map(snapshot -> tokens.accessToken(key.projectId(), snapshot))
                .orElseGet(() -> freshFor(connections.require(key)));
    }

    /** @throws ApiException {@code reauthorization_required} when the grant is dead */
    public AccessToken freshFor(Connection connection) {
        if (connection.isInvalid()) {
            throw ConnectionErrors.grantRefused(connection.key());
        }
        boolean valid = isValid(connection.accessTokenExpiresAt());
        return tokens.accessToken(valid ? connection : refresher.refresh(connection));
    }

    private boolean isValid(Instant expiresAt) {
        return clock.instant().plus(SHORTEST_LIFE).isBefore(expiresAt);
    }

    /**
     * Returns a newer token after the provider refused one that should have worked. Refreshes unless another caller has done
     * so already.
     *
     * @return empty when the refused token is fresh, and a fresh one was replaced less than a minute ago
     * @throws ApiException {@code reauthorization_required} when the grant is dead
     */
    public Optional<AccessToken> insteadOf(Secret refused, Connection connection) {
        Connection current = connections.require(connection.id());
        if (!tokens.accessToken(current).secret().equals(refused)) {
            return Optional.of(freshFor(current));
        }
        return wasRefreshedRecently(current)
                ? refresher.refreshAgain(current).map(tokens::accessToken)
                : Optional.of(tokens.accessToken(refresher.refresh(current)));
    }

    private boolean wasRefreshedRecently(Connection connection) {
        boolean everRefreshed = connection.refreshedAt().isAfter(connection.createdAt());
        return everRefreshed
                && clock.instant().isBefore(connection.refreshedAt().plus(FRESH));
    }
}
