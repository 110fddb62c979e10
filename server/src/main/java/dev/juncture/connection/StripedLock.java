package dev.juncture.connection;

import dev.juncture.error.ApiException;
import dev.juncture.error.ErrorCode;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Makes callers of this process that use the same key wait here. The database's lock would do too, but each of its waiters
 * holds one of the few database connections: a crowd for one key would block all other requests.
 */
final class StripedLock {
    private static final int STRIPES = 256;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final ReentrantLock[] locks =
            Stream.generate(ReentrantLock::new).limit(STRIPES).toArray(ReentrantLock[]::new);

    /** @throws ApiException {@code unavailable} when the wait takes too long */
    <T> T call(ConnectionKey key, Supplier<T> work) {
        ReentrantLock lock = locks[Math.floorMod(key.hashCode(), STRIPES)];
        if (!acquired(lock)) {
            throw new ApiException(
                            ErrorCode.UNAVAILABLE,
                            "Many requests connect this external_id at the same time: try again in a moment.")
                    .retryAfter(Duration.ofSeconds(2));
        }
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    private static boolean acquired(ReentrantLock lock) {
        try {
            return lock.tryLock(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
