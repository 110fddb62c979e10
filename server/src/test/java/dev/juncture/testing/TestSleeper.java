package dev.juncture.testing;

import dev.juncture.jira.resilience.Sleeper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that moves only when a caller waits. The wait then ends immediately. */
public final class TestSleeper implements Sleeper {
    public static final TestSleeper INSTANCE = new TestSleeper();

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-22T10:15:00Z"));
    private final List<Duration> pauses = new CopyOnWriteArrayList<>();

    private TestSleeper() {}

    /** Moves the clock forward until the limits and open circuits of an earlier test have ended. */
    public void reset() {
        pass(Duration.ofHours(3));
        pauses.clear();
    }

    public void pass(Duration duration) {
        now.updateAndGet(instant -> instant.plus(duration));
    }

    public Instant now() {
        return now.get();
    }

    /** Returns the pauses in whole seconds. */
    public List<Long> pauses() {
        return pauses.stream().map(Duration::toSeconds).toList();
    }

    @Override
    public Clock clock() {
        return new Hands(now);
    }

    @Override
    public void pause(Duration duration) {
        pauses.add(duration);
        pass(duration);
    }

    @Override
    public double jitter() {
        return 1;
    }

    private static final class Hands extends Clock {
        private final AtomicReference<Instant> now;

        Hands(AtomicReference<Instant> now) {
            this.now = now;
        }

        @Override
        public Instant instant() {
            return now.get();
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
