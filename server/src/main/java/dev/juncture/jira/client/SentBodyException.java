package dev.juncture.jira.client;

import dev.juncture.error.ApiException;
import dev.juncture.error.ErrorCode;
import java.io.IOException;

/** The request's own body broke off while it was passed on: a fault of the product's connection, not of the site. */
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
        return new ApiException(
                ErrorCode.INVALID_REQUEST,
                "The connection closed before the whole body arrived: send the request again.");
    }
}
