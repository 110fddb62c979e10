package dev.juncture.connection;

import dev.juncture.error.ApiException;
import dev.juncture.error.ErrorCode;

/** Refusals about connections. */
public final class ConnectionErrors {
    public static final ErrorCode CONNECTION_NOT_FOUND = new ErrorCode("connection_not_found", 404);
    public static final ErrorCode ALREADY_CONNECTED = new ErrorCode("already_connected", 409);

    public static final ErrorCode CONFIRMATION_REQUIRED = new ErrorCode("confirmation_required", 403);

    private ConnectionErrors() {}

    static ApiException confirmationRequired() {
        return new ApiException(
                CONFIRMATION_REQUIRED,
                "The user of this external_id has connected, and your backend has not confirmed it yet: send the"
                        + " confirmation_code to POST /api/backend/connections/confirm.");
    }

    static ApiException notFound() {
        return new ApiException(
                CONNECTION_NOT_FOUND, "There is no connection for this external_id: let its user connect.");
    }

    /** Refuses a call because the provider no longer accepts the connection's grant. */
    public static ApiException grantRefused(ConnectionKey connection) {
        return new NewConsentException(
                ErrorCode.REAUTHORIZATION_REQUIRED,
                "The grant of this connection is no longer accepted: let the user connect again.",
                connection);
    }
}
