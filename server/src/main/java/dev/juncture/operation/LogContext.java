package dev.juncture.operation;

import org.slf4j.MDC;

/** Names of the values that log lines of one call share, in SLF4J's logging context. */
public final class LogContext {
    public static final String REQUEST_ID = "request_id";
    public static final String CONNECTION = "connection";

    private LogContext() {}

    /** Adds the connection that the current call is about to its log lines. */
    public static void connection(Object id) {
        MDC.put(CONNECTION, id.toString());
    }
}
