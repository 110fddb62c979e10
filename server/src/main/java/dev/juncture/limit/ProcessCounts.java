package dev.juncture.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.local.LocalBucket;
import io.github.bucket4j.local.LocalBucketBuilder;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Counts requests per minute in this process alone. Asks no store, so it works while all stores are away. */
@Component
final class ProcessCounts {
    static final Duration WINDOW = Duration.ofMinutes(1);
    /** A flood of addresses evicts the counts that are used least, and takes no more memory. */
    static final int MOST = 20_000;

    private final Cache<String, LocalBucket> counts = Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterAccess(WINDOW.multipliedBy(2))
            .build();
    private final TimeMeter time;

    ProcessCounts(Clock clock) {
        this.time = new ClockTime(clock);
    }

    /** Takes one of {@code limit} requests a minute. */
    ConsumptionProbe take(String name, long limit) {
        return counts.get(name, missing -> bucket(limit)).tryConsumeAndReturnRemaining(1);
    }

    TimeMeter time() {
        return time;
    }

    /** Returns the number of counts. */
    long size() {
        counts.cleanUp();
        return counts.estimatedSize();
    }

    private LocalBucket bucket(long limit) {
        LocalBucketBuilder builder = Bucket.builder().withCustomTimePrecision(time);
        return builder.addLimit(bandwidth -> bandwidth.capacity(limit).refillIntervally(limit, WINDOW))
                .build();
    }

    private record ClockTime(Clock clock) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return clock.millis() * 1_000_000;
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
