package dev.juncture.operation;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

/**
 * An operation's answer whose bytes flow through and are never held in memory.
 *
 * @param status of the remote service's answer, such as 200 or 206
 * @param headers that describe the bytes
 * @param body is written once, after status and headers
 */
public record StreamedAnswer(int status, Map<String, List<String>> headers, Body body) {
    /** Writes itself to a stream and does not close it. */
    @FunctionalInterface
    public interface Body {
        Body NONE = out -> {};

        void writeTo(OutputStream out) throws IOException;
    }
}
