package dev.juncture.operation;

import org.slf4j.MDC;

/** Names of the values that log lines of one call share, in SLF4J's logging context. */
public final class LogContext {
    /** Juncture's own id of the request. */
    public static final String REQUEST_ID = "request_id";

    /** The id that the caller gave the request. */
    public static final String CALLER_REQUEST_ID = "caller_request_id";

    public static final String CONNECTION = "connection";

    private LogContext() {}

    /** Adds the connection that the current call is about to its log lines. */
    public static void connection(Object id) {
        MDC.put(CONNECTION, id.toString());
    }
}
