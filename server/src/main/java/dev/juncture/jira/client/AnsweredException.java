package dev.juncture.jira.client;

import dev.juncture.http.ApiException;
import java.util.Arrays;
import java.util.Set;

/** What Jira answered, as the cause of the failure that it became: some callers know what it means there. */
public final class AnsweredException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient Set<String> fields;

    AnsweredException(int status, Set<String> fields) {
        super("Jira answered " + status, null, false, false);
        this.status = status;
        this.fields = Set.copyOf(fields);
    }

    /** Whether Jira's answer behind {@code failure} was one of {@code statuses}. */
    public static boolean isBehind(ApiException failure, int... statuses) {
        return failure.getCause() instanceof AnsweredException answered
                && Arrays.stream(statuses).anyMatch(status -> status == answered.status);
    }

    /** The fields that Jira's 400 behind {@code failure} names; none for any other failure. */
    public static Set<String> refusedFields(ApiException failure) {
        return isBehind(failure, 400) && failure.getCause() instanceof AnsweredException answered
                ? answered.fields
                : Set.of();
    }
}
