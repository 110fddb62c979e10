package dev.juncture.deploy.benchmark.load;

import java.time.Duration;
import java.util.List;

/**
 * The times of requests.
 *
 * @param sorted the time of each request in nanoseconds, the shortest first
 * @param failures the wrong answers; the figures do not include their requests
 * @param elapsed the time from the start of the first request to the end of the last one
 */
record Times(List<Long> sorted, List<String> failures, Duration elapsed) {

    static Times of(List<Long> nanos, List<String> failures, Duration elapsed) {
        return new Times(nanos.stream().sorted().toList(), failures, elapsed);
    }

    int count() {
        return sorted.size();
    }

    double perSecond() {
        return count() * 1e9 / elapsed.toNanos();
    }

    /** Returns the milliseconds in which a share of the requests was answered, by the nearest rank; NaN without any. */
    double percentile(double share) {
        if (sorted.isEmpty()) {
            return Double.NaN;
        }
        int rank = (int) Math.ceil(share * count());
        return sorted.get(Math.max(rank, 1) - 1) / 1e6;
    }
}
