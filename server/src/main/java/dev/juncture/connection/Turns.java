package dev.juncture.connection;

import dev.juncture.http.ApiException;
import dev.juncture.http.ErrorCode;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Lets this process's callers for one key wait here. The database's own lock would do as well, but each of its waiters
 * holds one of the few database connections, and a crowd for one key would keep everybody else from theirs.
 */
final class Turns {
    private static final int STRIPES = 256;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ReentrantLock[] locks =
            Stream.generate(ReentrantLock::new).limit(STRIPES).toArray(ReentrantLock[]::new);

    <T> T take(ConnectionKey key, Supplier<T> work) {
        ReentrantLock lock = locks[Math.floorMod(key.hashCode(), STRIPES)];
        if (!acquired(lock)) {
            throw new ApiException(
                            ErrorCode.UNAVAILABLE, "Many connect this external_id at once: try again in a moment.")
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
            return lock.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
