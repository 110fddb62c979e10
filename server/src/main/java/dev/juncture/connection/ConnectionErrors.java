package dev.juncture.connection;

import dev.juncture.http.ApiException;
import dev.juncture.http.ErrorCode;

/** What can be wrong with a connection. */
public final class ConnectionErrors {
    public static final ErrorCode CONNECTION_NOT_FOUND = new ErrorCode("connection_not_found", 404);
    public static final ErrorCode ALREADY_CONNECTED = new ErrorCode("already_connected", 409);
    public static final ErrorCode REAUTHORIZATION_REQUIRED = new ErrorCode("reauthorization_required", 403, true);

    private ConnectionErrors() {}

    static ApiException notFound() {
        return new ApiException(
                CONNECTION_NOT_FOUND, "There is no connection for this external_id: let its user connect.");
    }
}
