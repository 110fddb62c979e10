package dev.juncture.deploy.benchmark;

import java.time.Duration;
import java.util.List;

/**
 * How long requests took.
 *
 * @param sorted nanoseconds, every one of them
 * @param failures what was answered in place of the right answer; such requests are in none of the figures
 * @param elapsed from the first request's start to the last one's end
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

    /** Milliseconds in which this share of the requests was answered, by the nearest rank; NaN when none was. */
    double percentile(double share) {
        if (sorted.isEmpty()) {
            return Double.NaN;
        }
        int rank = (int) Math.ceil(share * count());
        return sorted.get(Math.max(rank, 1) - 1) / 1e6;
    }
}
