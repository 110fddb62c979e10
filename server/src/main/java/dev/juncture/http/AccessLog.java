package dev.juncture.http;

import dev.juncture.operation.Caller;
import dev.juncture.operation.LogContext;
import dev.juncture.operation.Origin;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.spi.LoggingEventBuilder;

/** Writes one structured line per request, without path, query, headers or body: they carry secrets. */
final class AccessLog {
    static final String REQUEST_ID = "X-Request-Id";

    private static final Logger log = LoggerFactory.getLogger(AccessLog.class);
    private static final Pattern READABLE_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final SecureRandom random = new SecureRandom();

    private final long start = System.nanoTime();
    private final String method;
    private final String requestId = newId();
    private final @Nullable String callerRequestId;
    private @Nullable String operation;
    private @Nullable String code;

    AccessLog(Request request) {
        this.method = request.method();
        String given = request.headers().getFirst(REQUEST_ID);
        this.callerRequestId = given != null && READABLE_ID.matcher(given).matches() ? given : null;
        MDC.put(LogContext.REQUEST_ID, requestId);
        if (callerRequestId != null) {
            MDC.put(LogContext.CALLER_REQUEST_ID, callerRequestId);
        }
    }

    /** Returns the id that the answer shows: the caller's, or ours if it gave none. Log lines have both. */
    String answeredId() {
        return callerRequestId == null ? requestId : callerRequestId;
    }

    Origin origin(Caller caller) {
        return new Origin(caller, requestId, callerRequestId);
    }

    void operation(String name) {
        this.operation = name;
    }

    void code(String errorCode) {
        this.code = errorCode;
    }

    void write(int status) {
        long millis = (System.nanoTime() - start) / 1_000_000;
        LoggingEventBuilder line = log.atInfo()
                .addKeyValue("operation", operation == null ? "none" : operation)
                .addKeyValue("status", status)
                .addKeyValue("ms", millis);
        String connection = MDC.get(LogContext.CONNECTION);
        if (connection != null) {
            // Moved, not copied: a structured log drops a line that has a name twice.
            MDC.remove(LogContext.CONNECTION);
            line = line.addKeyValue(LogContext.CONNECTION, connection);
        }
        if (code != null) {
            line = line.addKeyValue("code", code);
        }
        line.log(method.matches("[A-Z]{1,10}") ? method : "unknown method");
        MDC.clear();
    }

    private static String newId() {
        byte[] bytes = new byte[12];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
