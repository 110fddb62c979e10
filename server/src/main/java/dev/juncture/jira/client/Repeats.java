package dev.juncture.jira.client;

import dev.juncture.http.ApiException;
import dev.juncture.http.ErrorCode;
import java.time.Duration;
import org.springframework.core.retry.RetryListener;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryState;
import org.springframework.core.retry.Retryable;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.FixedBackOff;

/** When one call is tried again, and after how long. */
final class Repeats implements RetryPolicy, RetryListener {
    private static final int TRIES = 4;
    private static final long LONGEST_BACK_OFF = Duration.ofSeconds(30).toMillis();

    private final Target target;
    private final Deadline deadline;
    private final Pacing pacing;
    private int failures;
    private Duration wait = Duration.ZERO;

    Repeats(Target target, Deadline deadline, Pacing pacing) {
        this.target = target;
        this.deadline = deadline;
        this.pacing = pacing;
    }

    @Override
    public boolean shouldRetry(Throwable thrown) {
        if (!(thrown instanceof PassingFailure failure)) {
            return false;
        }
        failures++;
        wait = longer(backOff(), failure.atLeast());
        // A write that may have happened must not happen twice.
        return failures < TRIES && (failure.notDone() || target.isRead()) && deadline.allows(wait);
    }

    /** None: the template can only sleep, so the wait takes place in {@link #beforeRetry}. */
    @Override
    public BackOff getBackOff() {
        return new FixedBackOff(0, Long.MAX_VALUE);
    }

    @Override
    public void beforeRetry(RetryPolicy policy, Retryable<?> call, RetryState state) {
        try {
            pacing.pause(wait);
        } catch (InterruptedException stopped) {
            throw interrupted();
        }
    }

    static ApiException interrupted() {
        Thread.currentThread().interrupt();
        return new ApiException(ErrorCode.UNAVAILABLE, "Juncture is shutting down: try again.")
                .retryAfter(Duration.ofSeconds(2));
    }

    private Duration backOff() {
        double millis = Duration.ofSeconds(1L << failures).toMillis() * pacing.jitter();
        return Duration.ofMillis(Math.min(LONGEST_BACK_OFF, Math.round(millis)));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
