package dev.juncture.connection;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.juncture.http.ApiException;
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

/** The product's connections, ordered by provider and external id, a page at a time. */
@Component
class ListConnections implements Function<ListConnections.In, ListConnections.Out> {
    private static final int DEFAULT_LIMIT = 100;
    private static final int HIGHEST_LIMIT = 1000;

    private final ConnectionList list;
    private final List<ConnectionDetails> details;
    private final Checkup checkup;
    private final Clock clock;

    ListConnections(ConnectionList list, ObjectProvider<ConnectionDetails> details, Checkup checkup, Clock clock) {
        this.list = list;
        this.details = details.stream().toList();
        this.checkup = checkup;
        this.clock = clock;
    }

    enum Status {
        ACTIVE,
        EXPIRED,
        INVALID
    }

    record In(
            @Nullable String provider,
            @Nullable String externalIdPrefix,
            @Nullable String status,
            @Nullable String cursor,
            @Nullable Integer limit) {}

    record Out(List<Item> connections, @Nullable String nextCursor) {}

    /**
     * @param state what its user can expect of it
     * @param reason one sentence on the state, for a developer; null when all is well
     * @param missingScopes with `missing_scopes`: what the grant lacks, by the operation that fails for it
     * @param details what the provider adds, such as its site
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
            Object details) {}

    @Override
    public Out apply(In in) {
        int limit = limit(in.limit());
        Instant now = clock.instant();
        ConnectionList.Filter filter =
                new ConnectionList.Filter(ProjectId.DEFAULT, in.provider(), in.externalIdPrefix(), status(in.status()));
        List<ConnectionList.Row> rows = list.page(filter, position(in.cursor()), limit + 1, now);
        List<ConnectionList.Row> page = rows.subList(0, Math.min(limit, rows.size()));
        Map<ConnectionId, Object> known = new HashMap<>();
        details.forEach(source -> known.putAll(
                source.of(page.stream().map(ConnectionList.Row::connectionId).toList())));
        return new Out(
                page.stream()
                        .map(row -> row.toItem(now, checkup.of(row, now), known.get(row.connectionId())))
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

    private static @Nullable Status status(@Nullable String asked) {
        if (asked == null || asked.isBlank()) {
            return null;
        }
        try {
            return Status.valueOf(asked.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw ApiException.invalidField("status", "must be active, expired or invalid");
        }
    }

    private static String cursor(ConnectionList.Row last) {
        String position = last.provider() + "\n" + last.externalId();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(position.getBytes(StandardCharsets.UTF_8));
    }

    private static ConnectionList.Position position(@Nullable String cursor) {
        if (cursor == null || cursor.isBlank()) {
            return ConnectionList.Position.START;
        }
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split("\n", 2);
            if (parts.length == 2 && parts[1].indexOf('\0') < 0 && parts[0].indexOf('\0') < 0) {
                return new ConnectionList.Position(parts[0], parts[1]);
            }
        } catch (IllegalArgumentException notBase64) {
            // Answered below, in the same words.
        }
        throw ApiException.invalidField("cursor", "must be the next_cursor of an earlier answer");
    }
}
