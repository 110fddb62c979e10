package dev.juncture.sandbox.limit;

import dev.juncture.sandbox.http.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The headers of answers about limits. */
final class LimitHeaders {

    private LimitHeaders() {}

    /** The headers of a site without limits, as observed in 2025. */
    static Answer unlimited(Answer answer) {
        return answer.with("X-RateLimit-Limit", "350").with("X-RateLimit-Remaining", "349");
    }

    static Answer tell(Standing standing, Limits limits, Answer answer) {
        String beta = limits.enforced() ? "" : "Beta-";
        Answer told = answer.with(beta + "X-RateLimit-Limit", String.valueOf(standing.limit()))
                .with(beta + "X-RateLimit-Remaining", String.valueOf(standing.remaining()))
                .with(
                        beta + "RateLimit-Policy",
                        "\"" + standing.policy() + "\";q=" + standing.limit() + ";w="
                                + standing.window().toSeconds());
        return standing.near()
                ? told.with(beta + "X-RateLimit-NearLimit", "true").with(beta + "RateLimit", left(standing))
                : told;
    }

    static Answer refusal(Standing standing, Limits limits, Instant now) {
        Duration wait = limits.retryAfter().orElse(standing.untilReset());
        // Rounds up to the second: otherwise a client that obeys comes too early.
        Duration seconds = Duration.ofSeconds(wait.plusMillis(999).toSeconds());
        // Jira has sent HTML here, so a client must not expect JSON.
        byte[] page = "<html><body>Too many requests</body></html>".getBytes(StandardCharsets.UTF_8);
        return tell(standing, limits, Answer.of(429, "text/html", page))
                .with("Retry-After", String.valueOf(seconds.toSeconds()))
                .with(
                        "X-RateLimit-Reset",
                        now.plus(standing.untilReset())
                                .truncatedTo(ChronoUnit.SECONDS)
                                .toString())
                .with("RateLimit-Reason", standing.reason());
    }

    private static String left(Standing standing) {
        return "\"" + standing.policy() + "\";r=" + standing.remaining() + ";t="
                + standing.untilReset().toSeconds();
    }
}
