package dev.juncture.memory;

import dev.juncture.error.ApiException;
import dev.juncture.error.ErrorCode;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A limit on the memory that all requests together take for one purpose, in bytes. */
public final class MemoryBudget {
    private static final Logger log = LoggerFactory.getLogger(MemoryBudget.class);

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final long limit;
    private final AtomicLong used = new AtomicLong();

    public MemoryBudget(long limit) {
        this.limit = limit;
    }

    /** Returns a share without any bytes. */
    public Share share() {
        return new Share();
    }

    public long limit() {
        return limit;
    }

    /** Returns the bytes of all shares. */
    public long used() {
        return used.get();
    }

    /** The part of the budget that one body or answer takes. One thread uses it, and closes it when the data is gone. */
    public final class Share implements AutoCloseable {
        private long taken;

        private Share() {}

        /**
         * Adds bytes.
         *
         * @throws ApiException {@code payload_too_large} when this share alone exceeds the limit, {@code unavailable} when all
         *     shares together do
         */
        public void take(long bytes) {
            if (!couldHold(bytes)) {
                throw new ApiException(
                        ErrorCode.PAYLOAD_TOO_LARGE,
                        "This is larger than the memory that JUNCTURE_BUFFER_MEMORY allows: send less at once.");
            }
            if (!tryTake(bytes)) {
                throw busy();
            }
        }

        /** Adds bytes unless all shares together would exceed the limit. Returns whether they were added. */
        public boolean tryTake(long bytes) {
            if (used.addAndGet(bytes) > limit) {
                used.addAndGet(-bytes);
                return false;
            }
            taken += bytes;
            return true;
        }

        /** Adds bytes that it is too late to refuse, above the limit too. */
        public void takeAnyway(long bytes) {
            used.addAndGet(bytes);
            taken += bytes;
        }

        /** Returns whether this share could hold more bytes if it was the only one. */
        public boolean couldHold(long bytes) {
            return taken + bytes <= limit;
        }

        @Override
        public void close() {
            used.addAndGet(-taken);
            taken = 0;
        }
    }

    /** Returns the refusal of what would exceed a budget, and logs it. */
    public static ApiException busy() {
        log.warn("bodies and answers use all the memory of JUNCTURE_BUFFER_MEMORY: a request is answered 503");
        return new ApiException(
                        ErrorCode.UNAVAILABLE,
                        "Juncture is handling as much data as its memory allows: try again in a moment.")
                .retryAfter(RETRY_AFTER);
    }
}
