package dev.juncture.doctor;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The results of all checks.
 *
 * @param status the worst status of all checks
 * @param checks sorted by name
 */
public record Report(Finding.Status status, List<Checked> checks) {
    public Report {
        checks = List.copyOf(checks);
    }

    static Report of(List<Checked> checks) {
        return new Report(
                checks.stream()
                        .map(Checked::status)
                        .max(Comparator.naturalOrder())
                        .orElse(Finding.Status.OK),
                checks);
    }

    /**
     * The result of one check.
     *
     * @param problem one sentence about what is wrong; null when nothing is
     * @param fix the line to set or to run that corrects it; null when nothing is wrong
     */
    public record Checked(
            String name,
            Finding.Status status,
            @Nullable String problem,
            @Nullable String fix) {
        static Checked of(String name, Finding finding) {
            return new Checked(name, finding.status(), finding.problem(), finding.fix());
        }
    }

    public boolean hasFailure() {
        return status == Finding.Status.FAILED;
    }

    /** Returns the report for a terminal: one line per check, with the problem and the fix, if any, below it. */
    public String text() {
        int widest =
                checks.stream().mapToInt(check -> check.name().length()).max().orElse(0);
        String indent = " ".repeat(9);
        StringBuilder text = new StringBuilder();
        for (Checked check : checks) {
            String word = check.status().name().toLowerCase(Locale.ROOT);
            text.append(("%-8s %-" + Math.max(1, widest) + "s")
                            .formatted(word, check.name())
                            .stripTrailing())
                    .append('\n');
            if (check.problem() != null) {
                text.append(indent).append(check.problem()).append('\n');
            }
            if (check.fix() != null) {
                text.append(indent).append("fix: ").append(check.fix()).append('\n');
            }
        }
        return text.toString();
    }
}
