package dev.juncture.jira.client;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The way to one site: so many calls side by side, and one by one while Jira says that a limit is near. */
final class Lane {
    private static final Duration NEAR = Duration.ofMinutes(1);

    private final ReentrantLock lock = new ReentrantLock(true);
    private final Condition left = lock.newCondition();
    private final Clock clock;
    private final int width;
    private int inFlight;
    private volatile Instant narrowUntil = Instant.MIN;

    Lane(Clock clock, int width) {
        this.clock = clock;
        this.width = width;
    }

    /** @return whether there was room in time; then {@link #leave} must follow */
    boolean enter(Duration atMost) throws InterruptedException {
        long nanos = atMost.toNanos();
        lock.lockInterruptibly();
        try {
            while (inFlight >= (isNarrow() ? 1 : width)) {
                if (nanos <= 0) {
                    return false;
                }
                nanos = left.awaitNanos(Math.min(nanos, TimeUnit.SECONDS.toNanos(60)));
            }
            inFlight++;
            return true;
        } finally {
            lock.unlock();
        }
    }

    void leave() {
        lock.lock();
        try {
            inFlight--;
            // All of them: after a narrow time there may be room for more than one.
            left.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean isNarrow() {
        return clock.instant().isBefore(narrowUntil);
    }

    void nearLimit() {
        lock.lock();
        try {
            narrowUntil = clock.instant().plus(NEAR);
        } finally {
            lock.unlock();
        }
    }
}
