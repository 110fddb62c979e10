package dev.juncture.jira.client;

import dev.juncture.http.ApiException;
import dev.juncture.jira.JiraErrors;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What it means that an answer did not arrive, or cannot be read. */
final class Unanswered {
    private Unanswered() {}

    static RuntimeException meaningOf(Exception failure) {
        IOException cause = ioCause(failure);
        if (cause == null) {
            return new ApiException(JiraErrors.JIRA_BAD_ANSWER, "Atlassian's answer cannot be read.", failure);
        }
        if (cause instanceof BoundedAnswer.TooLargeException) {
            return new ApiException(JiraErrors.JIRA_BAD_ANSWER, "Atlassian's answer is too large.", failure);
        }
        ApiException answer = cause instanceof HttpTimeoutException
                ? new ApiException(JiraErrors.JIRA_TIMEOUT, "Atlassian did not answer in time: try again.", failure)
                : new ApiException(JiraErrors.JIRA_UNAVAILABLE, "Atlassian cannot be reached: try again.", failure);
        boolean unsent = cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException;
        return unsent ? PassingFailure.unsent(answer) : PassingFailure.unknown(answer, Duration.ZERO);
    }

    /** Broken off in the middle is told apart from malformed: only the first is the network's doing. */
    private static @Nullable IOException ioCause(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException io) {
                return io;
            }
        }
        return null;
    }
}
