package dev.juncture.sandbox.limit;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * The calls to Jira and their cost.
 *
 * @param points as Jira counts them: one for a call, one for every object in the answer, two for every user
 * @param refused calls over a limit, which are not among {@code calls} and cost nothing
 */
public record Usage(long calls, long points, long refused, List<Line> lines) {

    /** The calls of one operation on one site. */
    public record Line(String site, String method, String path, long calls, long points, long refused) {

        Line plus(Line other) {
            return new Line(site, method, path, calls + other.calls, points + other.points, refused + other.refused);
        }
    }

    record Operation(String site, String method, String path) {}

    static Usage of(Collection<Line> lines) {
        List<Line> sorted = lines.stream()
                .sorted(Comparator.comparing(Line::site)
                        .thenComparing(Line::path)
                        .thenComparing(Line::method))
                .toList();
        return new Usage(
                sorted.stream().mapToLong(Line::calls).sum(),
                sorted.stream().mapToLong(Line::points).sum(),
                sorted.stream().mapToLong(Line::refused).sum(),
                sorted);
    }
}
