package dev.juncture.deploy.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.testing.Logged;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

class SchedulesTest {
    private final ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
    private final Schedules schedules = new Schedules(Map.of(), scheduler);

    @AfterEach
    void stop() {
        scheduler.shutdown();
    }

    @Test
    void tellsAFailureOnceUntilItIsOver() {
        try (Logged log = Logged.by(Schedules.class.getName())) {
            schedules.run("sweep", SchedulesTest::fail);
            schedules.run("sweep", SchedulesTest::fail);
            assertThat(log.text().lines()).hasSize(1);
            assertThat(log.text()).contains("sweep", "IllegalStateException").doesNotContain("secret detail");

            schedules.run("sweep", () -> {});
            schedules.run("sweep", SchedulesTest::fail);
            assertThat(log.text().lines()).hasSize(2);
        }
    }

    @Test
    void goesOnAfterAFailure() throws InterruptedException {
        scheduler.initialize();
        CountDownLatch runs = new CountDownLatch(3);
        scheduler.scheduleWithFixedDelay(
                () -> schedules.run("sweep", () -> {
                    runs.countDown();
                    fail();
                }),
                Duration.ofMillis(1));
        assertThat(runs.await(20, TimeUnit.SECONDS)).isTrue();
    }

    private static void fail() {
        throw new IllegalStateException("secret detail");
    }
}
