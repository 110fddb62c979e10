package dev.juncture.connection;

import dev.juncture.project.ProjectId;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Something that was done to a connection, or to all. Published as an application event, inside the transaction that did
 * it where there is one: a listener that stores it stores both or neither.
 *
 * @param key null when only the id is at hand
 * @param details ids, counts and codes; never a token, and nothing that people wrote
 */
public record ConnectionEvent(
        Action action,
        ProjectId projectId,
        @Nullable ConnectionId connection,
        @Nullable ConnectionKey key,
        Map<String, Object> details) {

    public enum Action {
        CONNECTED,
        RECONNECTED,
        ACCOUNT_CHANGED,
        DELETED,
        MARKED_INVALID,
        REFRESHED_AHEAD,
        CREDENTIALS_HANDED_OUT,
        SITE_SELECTED,
        PROJECT_SELECTED,
        KEYS_ROTATED,
        CONNECT_SESSION_CREATED
    }

    public ConnectionEvent {
        details = Map.copyOf(details);
    }

    public static ConnectionEvent of(Action action, ConnectionId connection, ConnectionKey key) {
        return new ConnectionEvent(action, key.projectId(), connection, key, Map.of());
    }

    /** @param before the connection under this key, if there was one */
    static ConnectionEvent connected(ConnectionKey key, Optional<Connection> before, Connection now) {
        Action action = before.isEmpty()
                ? Action.CONNECTED
                : Objects.equals(before.get().accountId(), now.accountId())
                        ? Action.RECONNECTED
                        : Action.ACCOUNT_CHANGED;
        Map<String, Object> accounts = new TreeMap<>();
        before.map(Connection::accountId).ifPresent(id -> accounts.put("account_id_before", id));
        Optional.ofNullable(now.accountId()).ifPresent(id -> accounts.put("account_id", id));
        return of(action, now.id(), key).with(accounts);
    }

    /** Of a connection whose key is not at hand. */
    public static ConnectionEvent of(Action action, ConnectionId connection) {
        return new ConnectionEvent(action, ProjectId.DEFAULT, connection, null, Map.of());
    }

    /** Before there is a connection. */
    public static ConnectionEvent of(Action action, ConnectionKey key) {
        return new ConnectionEvent(action, key.projectId(), null, key, Map.of());
    }

    /** Of no connection in particular. */
    public static ConnectionEvent of(Action action) {
        return new ConnectionEvent(action, ProjectId.DEFAULT, null, null, Map.of());
    }

    public ConnectionEvent with(Map<String, Object> facts) {
        return new ConnectionEvent(action, projectId, connection, key, facts);
    }
}
