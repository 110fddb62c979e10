package dev.juncture.jira.search;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The time of an issue's creation, which never changes.
 *
 * @param at in the time zone of the connection's user
 */
record CreationTime(OffsetDateTime at) {
    /** Jira writes offsets without a colon in its platform API, and with one in others. */
    private static final DateTimeFormatter JIRA = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX]")
            .toFormatter(Locale.ROOT);

    /**
     * Reads Jira's text.
     *
     * @return empty when it is not a time, or a time that a query cannot name
     */
    static Optional<CreationTime> of(@Nullable String text) {
        try {
            return Optional.ofNullable(text)
                    .map(given -> OffsetDateTime.parse(given, JIRA))
                    .filter(time -> time.getYear() >= 1000 && time.getYear() <= 9999)
                    .map(CreationTime::new);
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }

    static Instant instantOf(Ticket ticket) {
        return of(ticket.created()).map(created -> created.at.toInstant()).orElse(Instant.MIN);
    }

    LocalDateTime local() {
        return at.toLocalDateTime();
    }
}
