package dev.juncture.deploy.benchmark.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TimesTest {
    private static final long MILLISECOND = 1_000_000;

    @Test
    void findsPercentilesByTheNearestRank() {
        List<Long> nanos = LongStream.rangeClosed(1, 200)
                .map(number -> (201 - number) * MILLISECOND)
                .boxed()
                .toList();

        Times times = Times.of(nanos, List.of(), Duration.ofSeconds(4));

        assertThat(times.percentile(0)).isEqualTo(1);
        assertThat(times.percentile(0.5)).isEqualTo(100);
        assertThat(times.percentile(0.99)).isEqualTo(198);
        assertThat(times.percentile(1)).isEqualTo(200);
        assertThat(times.perSecond()).isEqualTo(50);
    }

    @Test
    void takesASingleTimeForEveryPercentile() {
        Times times = Times.of(List.of(5 * MILLISECOND), List.of(), Duration.ofMillis(5));

        assertThat(times.percentile(0.5)).isEqualTo(5);
        assertThat(times.percentile(0.99)).isEqualTo(5);
    }

    @Test
    void hasNoTimesWhenEveryRequestFailed() {
        Times times = Times.of(List.of(), List.of("answered 502"), Duration.ofSeconds(1));

        assertThat(times.count()).isZero();
        assertThat(times.percentile(0.5)).isNaN();
    }
}
