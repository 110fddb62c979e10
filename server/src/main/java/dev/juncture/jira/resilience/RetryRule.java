package dev.juncture.jira.resilience;

import dev.juncture.error.ApiException;
import dev.juncture.error.ErrorCode;
import dev.juncture.jira.JiraFailure;
import dev.juncture.jira.Remedy;
import java.time.Duration;

/**
 * The one rule for repeated calls to Jira: whether a call is tried again after a failure, and after how long. A failure that
 * may pass is tried again after a growing pause. A refused token is replaced, and so is the fresh one if that is refused too.
 * Refused fields are corrected once.
 */
final class RetryRule {
    private static final int TRIES = 4;
    private static final long LONGEST_BACK_OFF = Duration.ofSeconds(30).toMillis();

    private final RateLimitKey key;
    private final Deadline deadline;
    private final Sleeper sleeper;
    private final Recovery recovery;
    private int failures;
    private int newTokens;
    private boolean corrected;

    RetryRule(RateLimitKey key, Deadline deadline, Sleeper sleeper, Recovery recovery) {
        this.key = key;
        this.deadline = deadline;
        this.sleeper = sleeper;
        this.recovery = recovery;
    }

    /**
     * Applies the remedy of a failure, which may take a pause.
     *
     * @return whether the call should be tried again
     */
    boolean retries(JiraFailure failure) {
        Remedy remedy = failure.remedy();
        if (remedy instanceof Remedy.Retry retry) {
            return retriesAfter(retry.atLeast(), failure);
        }
        if (remedy instanceof Remedy.AwaitLimit limit) {
            return retriesAfter(limit.atLeast(), failure);
        }
        if (remedy instanceof Remedy.NewToken) {
            return newTokens++ < Recovery.MOST_NEW_TOKENS && recovery.renewToken();
        }
        return !corrected && !failure.refusedFields().isEmpty() && (corrected = recovery.correct(failure));
    }

    private boolean retriesAfter(Duration atLeast, JiraFailure failure) {
        failures++;
        Duration wait = longer(backOff(), atLeast);
        // A write that may have happened must not happen twice.
        boolean allowed = failures < TRIES && (failure.notDone() || key.isRead()) && deadline.allows(wait);
        if (allowed) {
            pause(wait);
        }
        return allowed;
    }

    private void pause(Duration wait) {
        try {
            sleeper.pause(wait);
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
        double millis = Duration.ofSeconds(1L << failures).toMillis() * sleeper.jitter();
        return Duration.ofMillis(Math.min(LONGEST_BACK_OFF, Math.round(millis)));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
