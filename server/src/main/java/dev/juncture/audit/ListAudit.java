package dev.juncture.audit;

import dev.juncture.connection.ConnectionEvent;
import dev.juncture.error.ApiException;
import dev.juncture.project.ProjectId;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Lists what happened to the product's connections, the newest entry first, one page at a time. */
@Component
class ListAudit implements Function<ListAudit.In, ListAudit.Out> {
    private static final int DEFAULT_LIMIT = 100;
    private static final int HIGHEST_LIMIT = 1000;
    private static final Instant BEFORE_ALL = Instant.EPOCH;

    private static final List<String> ACTIONS = Arrays.stream(ConnectionEvent.Action.values())
            .map(AuditTrail::nameOf)
            .toList();

    private final AuditTrail trail;
    private final JsonMapper json;

    ListAudit(AuditTrail trail, JsonMapper json) {
        this.trail = trail;
        this.json = json;
    }

    /**
     * @param action only entries with this action
     * @param since only entries from this time on, such as {@code 2026-11-22T18:35:10Z}
     * @param cursor {@code next_cursor} of the page before
     * @param limit entries per page, 1 to 1000; 100 by default
     */
    record In(
            @Nullable String externalId,
            @Nullable String action,
            @Nullable String since,
            @Nullable String cursor,
            @Nullable Integer limit) {}

    /** @param nextCursor null on the last page */
    record Out(List<Entry> entries, @Nullable String nextCursor) {}

    /**
     * @param actor {@code key:} and the fingerprint of a secret key, {@code person}, or {@code system}
     * @param requestId Juncture's own id of the request that caused the change, as its log lines show it
     * @param callerRequestId the X-Request-Id that the caller of that request chose
     */
    record Entry(
            Instant at,
            String action,
            String actor,
            @Nullable String provider,
            @Nullable String externalId,
            @Nullable UUID connectionId,
            @Nullable String requestId,
            @Nullable String callerRequestId,
            JsonNode details) {}

    @Override
    public Out apply(In in) {
        int limit = limit(in.limit());
        AuditTrail.Filter filter = new AuditTrail.Filter(
                ProjectId.DEFAULT,
                text(in.externalId()).replace('\0', '\uFFFD'),
                action(text(in.action())),
                since(text(in.since())),
                before(text(in.cursor())));
        List<AuditTrail.Row> rows = trail.page(filter, limit + 1);
        List<AuditTrail.Row> page = rows.subList(0, Math.min(limit, rows.size()));
        return new Out(
                page.stream().map(this::entry).toList(),
                rows.size() > limit ? Long.toString(page.get(page.size() - 1).id()) : null);
    }

    private Entry entry(AuditTrail.Row row) {
        return new Entry(
                row.at(),
                row.action(),
                row.actor(),
                row.provider(),
                row.externalId(),
                row.connectionId(),
                row.requestId(),
                row.callerRequestId(),
                json.readTree(row.details()));
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given;
    }

    private static int limit(@Nullable Integer asked) {
        int limit = asked == null ? DEFAULT_LIMIT : asked;
        if (limit < 1 || limit > HIGHEST_LIMIT) {
            throw ApiException.invalidField("limit", "must be 1 to " + HIGHEST_LIMIT);
        }
        return limit;
    }

    private static String action(String asked) {
        if (!asked.isBlank() && !ACTIONS.contains(asked)) {
            throw ApiException.invalidField(
                    "action", ACTIONS.stream().collect(Collectors.joining(", ", "must be one of ", "")));
        }
        return asked.strip();
    }

    private static Instant since(String asked) {
        if (asked.isBlank()) {
            return BEFORE_ALL;
        }
        try {
            Instant since = Instant.parse(asked);
            // PostgreSQL's calendar is shorter than Java's.
            if (since.isAfter(BEFORE_ALL) && since.isBefore(Instant.parse("9999-01-01T00:00:00Z"))) {
                return since;
            }
        } catch (DateTimeParseException malformed) {
            // Falls through to the error below.
        }
        throw ApiException.invalidField("since", "must be an instant such as 2026-11-22T18:35:10Z");
    }

    private static long before(String cursor) {
        if (cursor.isBlank()) {
            return Long.MAX_VALUE;
        }
        if (cursor.matches("[1-9]\\d{0,17}")) {
            return Long.parseLong(cursor);
        }
        throw ApiException.invalidField("cursor", "must be the next_cursor of an earlier answer");
    }
}
