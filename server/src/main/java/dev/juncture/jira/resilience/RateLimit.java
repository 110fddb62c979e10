package dev.juncture.jira.resilience;

import dev.juncture.error.ErrorCode;
import dev.juncture.jira.JiraFailure;
import dev.juncture.jira.Remedy;
import java.time.Duration;
import java.time.Instant;

/**
 * A rate limit: no calls in its scope before {@code until}.
 *
 * @param reason in Jira's words
 */
record RateLimit(Instant until, String reason) {
    static RateLimit later(RateLimit one, RateLimit other) {
        return one.until.isAfter(other.until) ? one : other;
    }

    /** The failure of a call that is not sent, because the limit lasts longer than the request's time. */
    static JiraFailure tooLong(String reason, Duration wait) {
        JiraFailure failure = JiraFailure.notSent(
                ErrorCode.RATE_LIMITED, "Jira limits this app's calls: try again later.", null, Remedy.NONE);
        failure.with("reason", reason).retryAfter(wait);
        return failure;
    }
}
