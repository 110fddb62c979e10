package dev.juncture.jira.client;

import dev.juncture.http.ApiException;
import java.util.Arrays;

/** The status that Jira answered, as the cause of the failure that it became: some callers know what it means there. */
public final class AnsweredException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    AnsweredException(int status) {
        super("Jira answered " + status, null, false, false);
        this.status = status;
    }

    /** Whether Jira's answer behind {@code failure} was one of {@code statuses}. */
    public static boolean isBehind(ApiException failure, int... statuses) {
        return failure.getCause() instanceof AnsweredException answered
                && Arrays.stream(statuses).anyMatch(status -> status == answered.status);
    }
}
