package dev.juncture.jira.issue;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When an issue was created, which never changes. @param at as Jira tells it, in the time zone of the connection's user */
record Created(OffsetDateTime at) {
    /** Jira writes offsets without a colon on the platform, and with one elsewhere. */
    private static final DateTimeFormatter JIRA = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX]")
            .toFormatter(Locale.ROOT);

    /** Empty for what a query could not name, too. */
    static Optional<Created> of(@Nullable String text) {
        try {
            return Optional.ofNullable(text)
                    .map(given -> OffsetDateTime.parse(given, JIRA))
                    .filter(time -> time.getYear() >= 1000 && time.getYear() <= 9999)
                    .map(Created::new);
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
