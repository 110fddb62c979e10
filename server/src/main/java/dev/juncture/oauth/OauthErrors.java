package dev.juncture.oauth;

import dev.juncture.http.ApiException;
import dev.juncture.http.ErrorCode;

/** What can go wrong between "Connect" and a connection. */
final class OauthErrors {
    private static final ErrorCode INVALID_STATE = new ErrorCode("invalid_state", 400);
    private static final ErrorCode INVALID_CONNECTION_CODE = new ErrorCode("invalid_connection_code", 400);

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
}
