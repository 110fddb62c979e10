package dev.juncture.connection.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.juncture.connection.ConnectionId;
import dev.juncture.error.ApiException;
import dev.juncture.project.ProjectId;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Lists the product's connections by provider and external id, one page at a time. */
@Component
class ListConnections implements Function<ListConnections.In, ListConnections.Out> {
    private static final int DEFAULT_LIMIT = 100;
    private static final int HIGHEST_LIMIT = 1000;

    private final ConnectionQuery query;
    private final List<ConnectionDetails> details;
    private final HealthCheck health;
    private final Clock clock;

    ListConnections(ConnectionQuery query, ObjectProvider<ConnectionDetails> details, HealthCheck health, Clock clock) {
        this.query = query;
        this.details = details.stream().toList();
        this.health = health;
        this.clock = clock;
    }

    /**
     * @param status {@code active}, {@code expired} or {@code invalid}
     * @param cursor {@code next_cursor} of the page before
     * @param limit connections per page, 1 to 1000; 100 by default
     */
    record In(
            @Nullable String provider,
            @Nullable String externalIdPrefix,
            @Nullable String status,
            @Nullable String cursor,
            @Nullable Integer limit) {}

    /** @param nextCursor null on the last page */
    record Out(List<Item> connections, @Nullable String nextCursor) {}

    /**
     * @param state the state of the connection for its user
     * @param reason one sentence on the state, for a developer; null when all is well
     * @param missingScopes with `missing_scopes`: the scopes that the grant lacks, by the operation that needs them
     * @param details details from the provider, such as the site
     */
    record Item(
            String externalId,
            String provider,
            String status,
            ConnectionState state,
            @Nullable String reason,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, List<String>> missingScopes,
            @Nullable String accountId,
            @Nullable String accountName,
            Instant createdAt,
            Instant updatedAt,
            Instant expiresAt,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Object details) {
        static Item of(ListedConnection connection, Instant now, ConnectionHealth health, @Nullable Object details) {
            return new Item(
                    connection.externalId(),
                    connection.provider(),
                    connection.status(now).word(),
                    health.state(),
                    health.reason(),
                    health.missingScopes(),
                    connection.accountId(),
                    connection.accountName(),
                    connection.createdAt(),
                    connection.updatedAt(),
                    connection.grantExpiresAt(),
                    details);
        }
    }

    @Override
    public Out apply(In in) {
        int limit = limit(in.limit());
        Instant now = clock.instant();
        ConnectionQuery.Filter filter = new ConnectionQuery.Filter(
                ProjectId.DEFAULT, in.provider(), in.externalIdPrefix(), status(in.status()));
        List<ListedConnection> rows = query.page(filter, position(in.cursor()), limit + 1, now);
        List<ListedConnection> page = rows.subList(0, Math.min(limit, rows.size()));
        Map<ConnectionId, Object> known = new HashMap<>();
        details.forEach(source -> known.putAll(
                source.of(page.stream().map(ListedConnection::connectionId).toList())));
        return new Out(
                page.stream()
                        .map(row -> Item.of(row, now, health.of(row, now), known.get(row.connectionId())))
                        .toList(),
                rows.size() > limit ? cursor(page.get(page.size() - 1)) : null);
    }

    private static int limit(@Nullable Integer asked) {
        int limit = asked == null ? DEFAULT_LIMIT : asked;
        if (limit < 1 || limit > HIGHEST_LIMIT) {
            throw ApiException.invalidField("limit", "must be 1 to " + HIGHEST_LIMIT);
        }
        return limit;
    }

    private static @Nullable ConnectionStatus status(@Nullable String asked) {
        if (asked == null || asked.isBlank()) {
            return null;
        }
        try {
            return ConnectionStatus.valueOf(asked.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw ApiException.invalidField("status", "must be active, expired or invalid");
        }
    }

    private static String cursor(ListedConnection last) {
        String position = last.provider() + "\n" + last.externalId();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(position.getBytes(StandardCharsets.UTF_8));
    }

    private static ConnectionQuery.Position position(@Nullable String cursor) {
        if (cursor == null || cursor.isBlank()) {
            return ConnectionQuery.Position.START;
        }
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split("\n", 2);
            if (parts.length == 2 && parts[1].indexOf('\0') < 0 && parts[0].indexOf('\0') < 0) {
                return new ConnectionQuery.Position(parts[0], parts[1]);
            }
        } catch (IllegalArgumentException notBase64) {
            // Falls through to the error below.
        }
        throw ApiException.invalidField("cursor", "must be the next_cursor of an earlier answer");
    }
}
