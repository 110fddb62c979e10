package dev.juncture.deploy.benchmark.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Runs the benchmark once, briefly, against the packaged HTTP runner. Checks costs, never times. */
class LoadBenchmarkIT {
    private static LoadReport report;

    @BeforeAll
    static void runBriefly() {
        String server =
                Path.of("..", "..", "http", "target", "juncture-http.jar").toString();
        report = LoadBenchmark.parse("--quick", "--server", server).run(progress -> {});
    }

    @Test
    void measuresEveryRequestAtEveryLatencyAndNumberOfConnections() {
        List<String> cells = report.underLoad().stream()
                .map(cell -> cell.request().name() + " " + cell.latency().toMillis() + " " + cell.connections())
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
                        "sprints, one project, 16 callers 50 1",
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
        // Otherwise Markdown shows no table.
        assertThat(lines.stream()
                        .filter(line -> line.startsWith("|"))
                        .map(line -> line.chars().filter(sign -> sign == '|').count())
                        .distinct())
                .containsExactly(12L);
    }

    @Test
    void makesNoCallToJiraForTokensAndValidity() {
        assertThat(report.underLoad())
                .filteredOn(
                        cell -> List.of(ApiRequest.TOKEN, ApiRequest.VALIDITY).contains(cell.request()))
                .allSatisfy(cell -> {
                    assertThat(cell.calls()).isZero();
                    assertThat(cell.points()).isZero();
                });
    }

    @Test
    void createsATicketWithOneWriteAndOneRead() {
        assertThat(report.underLoad())
                .filteredOn(cell -> cell.request().equals(ApiRequest.CREATE))
                .allSatisfy(cell -> {
                    assertThat(cell.calls()).isEqualTo(2);
                    assertThat(cell.points()).isEqualTo(3);
                });
    }

    @Test
    void readsListsForLittleMoreThanThePointsOfPageAfterPage() {
        Map<Target, Measurement> singles = report.singles();

        assertThat(singles).hasSize(3).allSatisfy((target, measured) -> {
            assertThat(measured.points()).isGreaterThan(target.plainPoints() * 0.99);
            assertThat(target.isThrifty(measured)).isTrue();
        });
    }
}
