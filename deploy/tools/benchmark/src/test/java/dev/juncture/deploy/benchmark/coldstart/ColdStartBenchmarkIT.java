package dev.juncture.deploy.benchmark.coldstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Starts each launch once, only to show that it answers. Its times are not valid. */
class ColdStartBenchmarkIT {
    @Test
    void measuresEachEdgeUntilItsFirstAnswer() {
        ColdStartOptions options = ColdStartOptions.parse(Path.of("..", ".."), "--runs", "1");
        ColdStartReport report = new ColdStartBenchmark(options).run(progress -> {});
        assertThat(report.observed().keySet())
                .extracting(Launch::edge)
                .contains(Launches.LAMBDA, Launches.HELLO, Launches.CONTAINER, Launches.GOOGLE);
        assertThat(report.observed().values())
                .allSatisfy(starts -> assertThat(starts)
                        .singleElement()
                        .satisfies(start ->
                                assertThat(start.time()).isBetween(Duration.ofMillis(50), Duration.ofMinutes(1))));
        assertThat(report.markdown())
                .contains("| AWS Lambda | ", "| AWS Lambda, bare adapter | ", "the container in seconds: ");
    }
}
