package dev.juncture.connection;

import dev.juncture.crypto.Ciphertext;
import dev.juncture.project.ProjectId;
import dev.juncture.provider.Scopes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads connections by SQL of the caller's own, which may join further tables. Written by hand, because most requests read
 * a connection and a cold process should not load Spring Data for it.
 */
public final class ConnectionRows {
    /** The columns that {@link #map} needs; {@code c} is the connection, {@code m} its row in the map of external ids. */
    public static final String COLUMNS = "c.*, m.external_id";

    public static final String TABLES =
            " juncture.connection c" + " join juncture.connection_external_map m on m.connection_id = c.id ";

    /** Continues with conditions, for example {@code where c.id = :id}. */
    public static final String SELECT = "select " + COLUMNS + " from" + TABLES;

    /** Finds the connection of a key, whose parts are the named parameters. */
    public static final String BY_KEY =
            " where m.project_id = :projectId and m.provider = :provider and m.external_id = :externalId ";

    private ConnectionRows() {}

    public static Connection map(ResultSet row, int number) throws SQLException {
        return new Connection(
                new ConnectionId(row.getObject("id", UUID.class)),
                new ProjectId(row.getString("project_id")),
                row.getString("provider"),
                new ExternalId(row.getString("external_id")),
                row.getString("account_id"),
                row.getString("account_name"),
                row.getString("display_name"),
                new Ciphertext(row.getBytes("refresh_token")),
                new Ciphertext(row.getBytes("access_token")),
                instant(row, "access_token_expires_at"),
                Optional.ofNullable(row.getString("granted_scopes"))
                        .map(Scopes::of)
                        .orElse(null),
                instant(row, "granted_at"),
                instant(row, "grant_expires_at"),
                instant(row, "refreshed_at"),
                row.getLong("token_version"),
                row.getObject("lease_owner", UUID.class),
                instantOrNull(row, "lease_until"),
                instantOrNull(row, "invalid_at"),
                row.getString("invalid_reason"),
                instant(row, "created_at"),
                instant(row, "updated_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }

    private static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }
}
