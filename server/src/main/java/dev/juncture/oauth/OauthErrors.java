package dev.juncture.oauth;

import dev.juncture.error.ApiException;
import dev.juncture.error.ErrorCode;

/** Refusals during a connect. */
final class OauthErrors {
    private static final ErrorCode INVALID_STATE = new ErrorCode("invalid_state", 400);
    private static final ErrorCode INVALID_CONNECTION_CODE = new ErrorCode("invalid_connection_code", 400);
    private static final ErrorCode INVALID_CONNECT_SESSION = new ErrorCode("invalid_connect_session", 400);

    private OauthErrors() {}

    static ApiException invalidState() {
        return new ApiException(
                INVALID_STATE,
                "This authorization was not started here, has expired or was used before: connect again.");
    }

    static ApiException invalidConnectionCode() {
        return new ApiException(
                INVALID_CONNECTION_CODE,
                "This connection code is unknown, has expired or was used before: connect again.");
    }

    static ApiException invalidConnectSession() {
        return new ApiException(
                INVALID_CONNECT_SESSION,
                "This connect session is unknown, has expired, was used before or was opened in another browser:"
                        + " start again in the product.");
    }
}
