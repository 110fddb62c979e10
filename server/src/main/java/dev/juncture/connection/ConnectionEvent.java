package dev.juncture.connection;

import dev.juncture.operation.Origin;
import dev.juncture.project.ProjectId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A change of a connection, or of all. Published as an application event inside the transaction of the change, where there
 * is one: a listener that stores the event stores it with the change or not at all.
 *
 * @param connection null when there is no connection yet, or when the event is about all
 * @param key null when the event is about all
 * @param details ids, counts and codes; never a token, and never a text that people wrote
 */
public record ConnectionEvent(
        Action action,
        Origin origin,
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
        RESTORE_DECLARED,
        DATABASE_ADOPTED,
        CONNECT_SESSION_CREATED
    }

    public ConnectionEvent {
        details = Map.copyOf(details);
    }

    public static ConnectionEvent of(Action action, Origin origin, Connection connection) {
        return new ConnectionEvent(action, origin, connection.projectId(), connection.id(), connection.key(), Map.of());
    }

    /** An event about a key that may have no connection yet. */
    public static ConnectionEvent of(Action action, Origin origin, ConnectionKey key) {
        return new ConnectionEvent(action, origin, key.projectId(), null, key, Map.of());
    }

    /** An event about all connections. */
    public static ConnectionEvent of(Action action, Origin origin) {
        return new ConnectionEvent(action, origin, ProjectId.DEFAULT, null, null, Map.of());
    }

    public ConnectionEvent with(Map<String, Object> facts) {
        return new ConnectionEvent(action, origin, projectId, connection, key, facts);
    }
}
