package dev.juncture.jira.client;

import dev.juncture.http.ApiException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A failure that may pass, with the answer for the case that it does not. */
final class PassingFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ApiException answer;
    private final boolean notDone;
    private final Duration atLeast;
    private final @Nullable String limit;

    private PassingFailure(ApiException answer, boolean notDone, Duration atLeast, @Nullable String limit) {
        super(answer.getMessage(), answer);
        this.answer = answer;
        this.notDone = notDone;
        this.atLeast = atLeast;
        this.limit = limit;
    }

    /** Jira did nothing, by its own word. @param reason in Jira's words */
    static PassingFailure limited(ApiException answer, String reason, Duration atLeast) {
        return new PassingFailure(answer, true, atLeast, reason);
    }

    /** Jira never saw the request. */
    static PassingFailure unsent(ApiException answer) {
        return new PassingFailure(answer, true, Duration.ZERO, null);
    }

    /** Whether Jira did what it was asked for, nobody knows. */
    static PassingFailure unknown(ApiException answer, Duration atLeast) {
        return new PassingFailure(answer, false, atLeast, null);
    }

    ApiException answer() {
        return answer;
    }

    /** Whether a write may be repeated. */
    boolean notDone() {
        return notDone;
    }

    /** The shortest wait before another try. */
    Duration atLeast() {
        return atLeast;
    }

    /** The reason of a rate limit; null when it is the site that fails. */
    @Nullable
    String limit() {
        return limit;
    }
}
