package dev.juncture.jira.resilience;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Limits the calls to one site at the same time, to one while Jira announces that a rate limit is near. */
final class Bulkhead {
    private static final Duration NEAR_LIMIT = Duration.ofMinutes(1);

    private final ReentrantLock lock = new ReentrantLock(true);
    private final Condition left = lock.newCondition();
    private final Clock clock;
    private final int width;
    private int inFlight;
    private volatile Instant nearLimitUntil = Instant.MIN;

    Bulkhead(Clock clock, int width) {
        this.clock = clock;
        this.width = width;
    }

    /**
     * Waits for a place.
     *
     * @return whether there was one in time; then the caller must {@link #leave}
     */
    boolean enter(Duration atMost) throws InterruptedException {
        long nanos = atMost.toNanos();
        lock.lockInterruptibly();
        try {
            while (inFlight >= (isNearLimit() ? 1 : width)) {
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
            // Wakes all: after a near limit there may be places for more than one.
            left.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean isNearLimit() {
        return clock.instant().isBefore(nearLimitUntil);
    }

    void nearLimit() {
        lock.lock();
        try {
            nearLimitUntil = clock.instant().plus(NEAR_LIMIT);
        } finally {
            lock.unlock();
        }
    }
}
