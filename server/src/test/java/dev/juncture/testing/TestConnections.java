package dev.juncture.testing;

import dev.juncture.connection.ConnectedBy;
import dev.juncture.connection.Connection;
import dev.juncture.connection.ConnectionId;
import dev.juncture.connection.ConnectionKey;
import dev.juncture.connection.ConnectionStore;
import dev.juncture.connection.Connections;
import dev.juncture.connection.ExternalId;
import dev.juncture.connection.NewGrant;
import dev.juncture.operation.Origin;
import dev.juncture.project.ProjectId;
import dev.juncture.provider.Account;
import dev.juncture.provider.TokenPair;
import dev.juncture.secret.OneTimeSecret;
import dev.juncture.token.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Creates and changes connections for tests. */
public final class TestConnections {
    private final ConnectionStore store;
    private final Connections connections;
    private final Tokens tokens;
    private final JdbcClient jdbc;
    private final StringRedisTemplate redis;

    TestConnections(
            ConnectionStore store, Connections connections, Tokens tokens, JdbcClient jdbc, StringRedisTemplate redis) {
        this.store = store;
        this.connections = connections;
        this.tokens = tokens;
        this.jdbc = jdbc;
        this.redis = redis;
    }

    /** Returns a key that has no connection yet. */
    public static ConnectionKey freshKey(String provider) {
        return key(provider, "ext-" + UUID.randomUUID());
    }

    public static ConnectionKey key(String provider, String externalId) {
        return new ConnectionKey(ProjectId.DEFAULT, provider, new ExternalId(externalId));
    }

    /** @param account null when the provider does not name it */
    public NewGrant grant(@Nullable String account) {
        return grant(account, FakeProvider.pair("first"));
    }

    public NewGrant grant(@Nullable String account, TokenPair pair) {
        Instant now = Instant.now();
        return new NewGrant(
                ConnectedBy.code(OneTimeSecret.hash(OneTimeSecret.create())),
                Optional.ofNullable(account).map(id -> new Account(id, "Name of " + id)),
                now,
                now.plus(Duration.ofDays(365)),
                id -> tokens.seal(ProjectId.DEFAULT, id, pair, now));
    }

    /** Returns the same grant from a connect session with reconnect, which may replace the connected account. */
    public NewGrant reconnecting(NewGrant grant) {
        ConnectedBy by = grant.by();
        return new NewGrant(
                new ConnectedBy(by.codeHash(), by.sessionHash(), by.displayName(), by.redirectUri(), true),
                grant.account(),
                grant.grantedAt(),
                grant.expiresAt(),
                grant.seal());
    }

    /** Creates a healthy connection of the account {@code ann}, whose access token lasts an hour. */
    public Connection connect(ConnectionKey key) {
        return connect(key, grant("ann"));
    }

    public Connection connect(ConnectionKey key, NewGrant grant) {
        return store.connect(key, grant, Origin.SYSTEM, connection -> {});
    }

    /** @return whether there was a connection */
    public boolean delete(ConnectionKey key) {
        return store.delete(key, Origin.SYSTEM);
    }

    /** Creates a healthy connection whose access token has expired. */
    public Connection connectWithExpiredToken(ConnectionKey key) {
        return expireToken(connect(key).id());
    }

    /** Returns the connection that was made with the connection code of a grant. */
    public Optional<ConnectionId> madeBy(NewGrant grant) {
        return madeBy(grant.by().codeHash());
    }

    public Optional<ConnectionId> madeBy(String codeHash) {
        return jdbc.sql("""
                select c.id from juncture.connection c
                join juncture.used_connection_code u on u.connection_id = c.id where u.code_hash = ?
                """)
                .param(codeHash)
                .query((row, i) -> new ConnectionId(row.getObject("id", UUID.class)))
                .optional();
    }

    public Connection expireToken(ConnectionId id) {
        set(id, "access_token_expires_at = now() - interval '1 second'");
        return connections.require(id);
    }

    public void expireGrant(ConnectionId id) {
        set(id, "grant_expires_at = now() - interval '1 second'");
    }

    public void invalidate(ConnectionId id) {
        set(id, "invalid_at = now(), invalid_reason = 'invalid_grant'");
    }

    /** @param assignments in SQL, for the row of the connection */
    public void set(ConnectionId id, String assignments) {
        jdbc.sql("update juncture.connection set " + assignments + " where id = ?")
                .param(id.value())
                .update();
        forgetCached(redis);
    }

    /** Empties the cache after a change by SQL, which Juncture does not notice. */
    public static void forgetCached(StringRedisTemplate redis) {
        try {
            redis.delete(redis.keys("juncture:connection:*"));
        } catch (DataAccessException unavailable) {
            // Without Redis nothing is cached.
        }
    }
}
