package dev.juncture.sandbox.search;

import dev.juncture.sandbox.jira.JiraRefusal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates in queries: literals and periods in the caller's own time zone, to the minute. */
final class JqlDates {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final Pattern PERIOD = Pattern.compile("[+-]?\\s*(\\d{1,6}[ywdhm]\\s*)+");
    private static final Pattern PART = Pattern.compile("(\\d{1,6})([ywdhm])");

    private final Instant now;
    private final ZoneId zone;

    JqlDates(Instant now, ZoneId zone) {
        this.now = now;
        this.zone = zone;
    }

    Instant read(Clause.Operand operand, String field) {
        return operand.function() ? function(operand) : literal(operand.text().trim(), field);
    }

    private Instant literal(String text, String field) {
        if (PERIOD.matcher(text).matches()) {
            return shift(now, text).truncatedTo(ChronoUnit.MINUTES);
        }
        if (text.matches("\\d{10,15}")) {
            return Instant.ofEpochMilli(Long.parseLong(text));
        }
        String plain = text.replace('/', '-');
        try {
            return plain.contains(" ") || plain.contains(":")
                    ? LocalDateTime.parse(plain, MINUTE).atZone(zone).toInstant()
                    : LocalDate.parse(plain).atStartOfDay(zone).toInstant();
        } catch (DateTimeParseException unreadable) {
            throw JiraRefusal.sentence(
                    400,
                    "Date value '" + text + "' for field '" + field + "' is invalid. Valid formats include:"
                            + " 'yyyy/MM/dd HH:mm', 'yyyy-MM-dd HH:mm', 'yyyy/MM/dd', 'yyyy-MM-dd', or a period format"
                            + " e.g. '-5d', '4w 2d'.");
        }
    }

    private Instant function(Clause.Operand operand) {
        ZonedDateTime today = now.atZone(zone).truncatedTo(ChronoUnit.DAYS);
        ZonedDateTime week = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        ZonedDateTime month = today.withDayOfMonth(1);
        Optional<ZonedDateTime> at = switch (operand.text().toLowerCase(Locale.ROOT)) {
            case "now" -> Optional.of(now.atZone(zone));
            case "startofday" -> Optional.of(today);
            case "endofday" -> Optional.of(today.plusDays(1).minusNanos(1_000_000));
            case "startofweek" -> Optional.of(week);
            case "endofweek" -> Optional.of(week.plusWeeks(1).minusNanos(1_000_000));
            case "startofmonth" -> Optional.of(month);
            case "endofmonth" -> Optional.of(month.plusMonths(1).minusNanos(1_000_000));
            default -> Optional.empty();
        };
        List<String> arguments = operand.arguments();
        Instant base = at.orElseThrow(() -> JqlValues.unknownFunction(operand)).toInstant();
        return arguments.isEmpty() ? base : shift(base, arguments.get(0));
    }

    private static Instant shift(Instant from, String period) {
        Duration length = Duration.ZERO;
        Matcher parts = PART.matcher(period);
        while (parts.find()) {
            long count = Long.parseLong(parts.group(1));
            length = length.plus(
                    switch (parts.group(2)) {
                        case "y" -> Duration.ofDays(365 * count);
                        case "w" -> Duration.ofDays(7 * count);
                        case "d" -> Duration.ofDays(count);
                        case "h" -> Duration.ofHours(count);
                        default -> Duration.ofMinutes(count);
                    });
        }
        return period.trim().startsWith("-") ? from.minus(length) : from.plus(length);
    }
}
