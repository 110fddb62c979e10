package dev.juncture.jira.issue;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Issues by the time of their creation, in whole minutes of whatever zone Jira reads a query's times in.
 *
 * @param from the earliest, in the slice; only an estimate where the slice is the lowest, which has no bound there
 * @param below the latest, no longer in the slice
 */
record Slice(LocalDateTime from, LocalDateTime below, boolean lowest) {
    private static final DateTimeFormatter LITERAL = DateTimeFormatter.ofPattern("uuuu/MM/dd HH:mm", Locale.ROOT);
    /** More would be a query of their own rather than a list. */
    private static final long MOST = 1000;

    /** @param oldest the creation of the oldest issue of all */
    static Slice downTo(LocalDateTime oldest, LocalDateTime below) {
        return new Slice(oldest.truncatedTo(ChronoUnit.MINUTES), below, true);
    }

    /** The first whole minute after this time, so that what was created then is below it. */
    static LocalDateTime after(LocalDateTime time) {
        return time.truncatedTo(ChronoUnit.MINUTES).plusMinutes(1);
    }

    /** What is left of this slice below that time. */
    Slice below(LocalDateTime time) {
        return new Slice(from, time, lowest);
    }

    /**
     * Newest first. Neighbours name their common bound in the same words.
     *
     * @param parts how many, if there are as many minutes
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
