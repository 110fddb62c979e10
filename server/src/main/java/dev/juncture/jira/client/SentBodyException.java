package dev.juncture.jira.client;

import dev.juncture.http.ApiException;
import dev.juncture.http.ErrorCode;
import java.io.IOException;

/** The request's own body broke off: the product's doing, and no sign that the site fails. */
public final class SentBodyException extends IOException {
    private static final long serialVersionUID = 1L;

    public SentBodyException(IOException cause) {
        super(cause);
    }

    static boolean isBehind(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SentBodyException) {
                return true;
            }
        }
        return false;
    }

    static ApiException brokenOff() {
        return new ApiException(ErrorCode.INVALID_REQUEST, "The request's body broke off: send it whole.");
    }
}
