package dev.juncture.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.juncture.testing.Logged;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

class ScheduledFunctionsTest {
    private final AtomicBoolean failing = new AtomicBoolean(true);
    private final CountDownLatch runs = new CountDownLatch(3);
    private final ScheduledFunctions functions =
            new ScheduledFunctions(Map.of("sweep", this::sweep, "report", () -> 1));

    private int sweep() {
        runs.countDown();
        if (failing.get()) {
            throw new IllegalStateException("secret detail");
        }
        return 0;
    }

    @Test
    void reportsEachFailureByItsKindOnly() {
        try (Logged log = Logged.by(ScheduledFunctions.class.getName())) {
            assertThat(functions.failureOf("sweep")).contains("IllegalStateException");
            assertThat(functions.failureOf("sweep")).contains("IllegalStateException");
            assertThat(functions.failureOf("report")).isEmpty();

            assertThat(log.text().lines()).hasSize(2);
            assertThat(log.text()).contains("sweep", "IllegalStateException").doesNotContain("secret detail");
        }
    }

    @Test
    void logsTheFirstOfSeveralFailuresInARow() {
        try (Logged log = Logged.by(ScheduledFunctions.class.getName())) {
            functions.runRepeatedly("sweep");
            functions.runRepeatedly("sweep");
            assertThat(log.text().lines()).hasSize(1);

            failing.set(false);
            functions.runRepeatedly("sweep");
            failing.set(true);
            functions.runRepeatedly("sweep");
            assertThat(log.text().lines()).hasSize(2);
        }
    }

    @Test
    void runsAgainOnAScheduleAfterAFailure() throws InterruptedException {
        ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
        scheduler.initialize();
        try {
            scheduler.scheduleWithFixedDelay(() -> functions.runRepeatedly("sweep"), Duration.ofMillis(1));
            assertThat(runs.await(20, TimeUnit.SECONDS)).isTrue();
        } finally {
            scheduler.shutdown();
        }
    }

    @Test
    void refusesANameThatIsNotScheduled() {
        assertThat(functions.names()).containsExactly("report", "sweep");
        assertThatThrownBy(() -> functions.failureOf("deleteConnection")).isInstanceOf(IllegalArgumentException.class);
    }
}
