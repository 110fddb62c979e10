package dev.juncture.deploy.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Everything once against the packaged HTTP runner: what requests cost, never how long they take. */
class BenchmarkIT {
    private static Report report;

    @BeforeAll
    static void runBriefly() {
        String server = Path.of("..", "..", "http", "target", "juncture-http.jar").toString();
        report = Benchmark.run(Options.parse("--quick", "--server", server), progress -> {});
    }

    @Test
    void measuresEveryQuestionAtEveryLatencyAndNumberOfConnections() {
        List<String> cells = report.underLoad().stream()
                .map(cell -> cell.question().name() + " " + cell.latency().toMillis() + " " + cell.connections())
                .toList();

        assertThat(cells)
                .containsExactly(
                        "tickets 0 1",
                        "tickets 0 4",
                        "tickets 50 1",
                        "tickets 50 4",
                        "sprints 0 1",
                        "sprints 0 4",
                        "sprints 50 1",
                        "sprints 50 4",
                        "token 0 1",
                        "token 0 4",
                        "token 50 1",
                        "token 50 4",
                        "validity 0 1",
                        "validity 0 4",
                        "validity 50 1",
                        "validity 50 4",
                        "create 0 1",
                        "create 0 4",
                        "create 50 1",
                        "create 50 4");
        assertThat(report.underLoad())
                .allSatisfy(cell -> assertThat(cell.times().failures()).isEmpty())
                .allSatisfy(cell -> assertThat(cell.times().count()).isGreaterThanOrEqualTo(cell.connections()));
    }

    @Test
    void printsALineForEveryMeasurement() {
        List<String> lines = report.markdown().lines().toList();

        assertThat(lines.get(0)).isEqualTo("# Benchmark");
        assertThat(lines)
                .filteredOn(line -> line.matches("\\| (tickets|sprints|token|validity|create).*"))
                .hasSize(report.underLoad().size() + report.singles().size());
        // Otherwise it is not shown as a table.
        assertThat(lines.stream()
                        .filter(line -> line.startsWith("|"))
                        .map(line -> line.chars().filter(sign -> sign == '|').count())
                        .distinct())
                .containsExactly(12L);
    }

    @Test
    void asksNothingOfJiraForTokensAndValidity() {
        assertThat(report.underLoad())
                .filteredOn(cell -> List.of(Question.TOKEN, Question.VALIDITY).contains(cell.question()))
                .allSatisfy(cell -> {
                    assertThat(cell.calls()).isZero();
                    assertThat(cell.points()).isZero();
                });
    }

    @Test
    void createsATicketWithOneWriteAndOneLook() {
        assertThat(report.underLoad())
                .filteredOn(cell -> cell.question().equals(Question.CREATE))
                .allSatisfy(cell -> {
                    assertThat(cell.calls()).isEqualTo(2);
                    assertThat(cell.points()).isEqualTo(3);
                });
    }

    @Test
    void readsListsForLittleMoreThanThePlainWaysPoints() {
        Map<Target, Measurement> singles = report.singles();

        assertThat(singles).hasSize(3).allSatisfy((target, measured) -> {
            assertThat(measured.points()).isGreaterThan(target.plainPoints() * 0.99);
            assertThat(target.isThrifty(measured)).isTrue();
        });
    }
}
