package dev.juncture.jira.client;

import dev.juncture.http.ApiException;
import dev.juncture.http.ErrorCode;
import java.time.Duration;
import java.time.Instant;

/** That no call of some scope is to be made until then. @param reason in Jira's words */
record Limit(Instant until, String reason) {
    static Limit later(Limit one, Limit other) {
        return one.until.isAfter(other.until) ? one : other;
    }

    static ApiException refusal(String reason, Duration retryAfter) {
        return new ApiException(ErrorCode.RATE_LIMITED, "Jira limits this app's calls just now: try again later.")
                .with("reason", reason)
                .retryAfter(retryAfter);
    }
}
