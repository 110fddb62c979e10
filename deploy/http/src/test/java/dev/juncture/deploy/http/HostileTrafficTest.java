package dev.juncture.deploy.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.deploy.http.JunctureProcess.Stores;
import dev.juncture.testing.TestPostgres;
import dev.juncture.testing.TestRedis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Hostile traffic against a process with the container's flags, while a product uses it: two minutes in every build, an
 * hour in the profile {@code endurance}. System properties change that: {@code juncture.hostile-seconds}, {@code
 * juncture.hostile-seed} (0 takes a new one), and {@code juncture.hostile-javas}, the homes of other Javas, separated by
 * commas.
 */
class HostileTrafficTest {
    private static final Duration TIME = Duration.ofSeconds(Integer.getInteger("juncture.hostile-seconds", 120));
    private static final long SEED = Long.getLong("juncture.hostile-seed", 1);
    private static final String JAVAS = System.getProperty("juncture.hostile-javas", System.getProperty("java.home"));
    /** After this time, Redis stops and starts again while the traffic continues. */
    private static final Duration LONG = Duration.ofMinutes(5);

    private static final Duration REDIS_PAUSE = Duration.ofSeconds(20);
    private static final long HEALTH_MILLIS = 1_000;
    private static final long MEBIBYTE = 1 << 20;
    /** Caches fill up in the beginning, and code that runs for the first time keeps some objects. */
    private static final long MORE_MEMORY = 24 * MEBIBYTE;

    @TempDir
    private Path folder;

    static Stream<Path> javas() {
        return Stream.of(JAVAS.split(",")).map(String::strip).map(Path::of);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("javas")
    void servesItsProductThroughHostileTraffic(Path javaHome) throws Exception {
        Path log = folder.resolve("juncture.log");
        ContainerFlags flags = ContainerFlags.of(javaHome);
        try (TestRedis redis = TestRedis.start();
                Stores stores = Stores.withUncheckedCalls(TestPostgres.shared().freshDatabaseUrl(), redis.url());
                JunctureProcess process = JunctureProcess.inContainer(stores, flags, log)) {
            Browser browser = process.browser();
            String site = browser.connect("valid", "ada");
            stores.sandbox().control().seed(site, "VALID", 1, 0, 0);
            browser.connect(HostileRequests.EXTERNAL_ID, "grace");
            ProcessMemory memory = new ProcessMemory(process.pid(), flags);
            HostileTraffic traffic =
                    new HostileTraffic(stores.frontend(), new ValidRequests(browser, "valid", "VALID-1"));
            long seed = SEED == 0 ? System.nanoTime() : SEED;
            System.out.printf(
                    "Hostile traffic for %s, -Djuncture.hostile-seed=%d: %s%n", TIME, seed, HostileTraffic.mix());

            traffic.run(seed, within(TIME.dividedBy(5), process));
            long before = memory.live();
            HealthProbe health = attack(traffic, seed + 1, process, stores.frontend(), redis);

            assertThat(process.isAlive()).as(() -> end(log)).isTrue();
            long after = memory.live();
            System.out.printf(
                    "%s%n%s%nlive memory %d MiB before, %d MiB after; at most %d MiB of %d in all%n",
                    traffic.summary(),
                    health.summary(),
                    before / MEBIBYTE,
                    after / MEBIBYTE,
                    memory.peak() / MEBIBYTE,
                    flags.mebibytes());
            assertThat(traffic.failures()).as(() -> end(log)).isEmpty();
            assertThat(traffic.validRequests()).isPositive();
            assertThat(health.failures()).isEmpty();
            assertThat(health.percentile(0.95)).isLessThan(HEALTH_MILLIS);
            assertThat(after).isLessThan(before + MORE_MEMORY);
            assertThat(memory.peak()).isLessThan(flags.mebibytes() * MEBIBYTE);
        }
    }

    private static HealthProbe attack(
            HostileTraffic traffic, long seed, JunctureProcess process, int port, TestRedis redis) throws Exception {
        ScheduledExecutorService breaks = Executors.newSingleThreadScheduledExecutor();
        try (HealthProbe health = new HealthProbe(port)) {
            if (TIME.compareTo(LONG) >= 0) {
                long pause = REDIS_PAUSE.toMillis();
                breaks.scheduleWithFixedDelay(redis::stop, pause, 2 * pause, TimeUnit.MILLISECONDS);
                breaks.scheduleWithFixedDelay(redis::startAgain, 2 * pause, 2 * pause, TimeUnit.MILLISECONDS);
            }
            traffic.run(seed, within(TIME.multipliedBy(4).dividedBy(5), process));
            return health;
        } finally {
            breaks.shutdownNow();
        }
    }

    private static BooleanSupplier within(Duration time, JunctureProcess process) {
        long end = System.nanoTime() + time.toNanos();
        return () -> System.nanoTime() > end || !process.isAlive();
    }

    private static String end(Path log) {
        try {
            String text = Files.readString(log);
            int defect = text.indexOf("\"level\":\"ERROR\"");
            int start = Math.max(0, (defect < 0 ? text.length() : defect + 3_500) - 4_000);
            return "The log of the process says: " + text.substring(start, Math.min(text.length(), start + 4_000));
        } catch (IOException unreadable) {
            return "The log of the process cannot be read.";
        }
    }
}
