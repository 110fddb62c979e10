package dev.juncture.jira.search;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Issues of a period of creation, in whole minutes of the time zone in which Jira reads a query.
 *
 * @param from the first minute of the slice; an estimate when {@code lowest}
 * @param below the first minute after the slice
 * @param lowest whether the slice has no lower bound
 */
record Slice(LocalDateTime from, LocalDateTime below, boolean lowest) {
    private static final DateTimeFormatter LITERAL = DateTimeFormatter.ofPattern("uuuu/MM/dd HH:mm", Locale.ROOT);
    /** Each slice costs at least one query. */
    private static final long MOST = 1000;

    /** @param oldest the creation of the oldest issue in the list */
    static Slice downTo(LocalDateTime oldest, LocalDateTime below) {
        return new Slice(oldest.truncatedTo(ChronoUnit.MINUTES), below, true);
    }

    /** Returns the first whole minute after a time: an issue created at that time is below it. */
    static LocalDateTime after(LocalDateTime time) {
        return time.truncatedTo(ChronoUnit.MINUTES).plusMinutes(1);
    }

    /** Returns the part of this slice below a time. */
    Slice below(LocalDateTime time) {
        return new Slice(from, time, lowest);
    }

    /**
     * Cuts this slice into parts, newest first. Neighbours have exactly the same text for their common bound.
     *
     * @param parts the number of parts, unless there are fewer minutes
     */
    List<Slice> cut(long parts) {
        long minutes = ChronoUnit.MINUTES.between(from, below);
        int count = (int) Math.max(0, Math.min(MOST, Math.min(parts, minutes)));
        List<LocalDateTime> bounds = LongStream.rangeClosed(0, count)
                .mapToObj(part -> below.minusMinutes(minutes * part / Math.max(1, count)))
                .toList();
        return IntStream.range(0, count)
                .mapToObj(part -> new Slice(bounds.get(part + 1), bounds.get(part), lowest && part == count - 1))
                .toList();
    }

    String jql() {
        String upper = "created < \"" + LITERAL.format(below) + '"';
        return lowest ? upper : upper + " AND created >= \"" + LITERAL.format(from) + '"';
    }
}
