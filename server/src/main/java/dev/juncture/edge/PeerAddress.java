package dev.juncture.edge;

import java.util.List;
import org.springframework.http.HttpHeaders;

/** Reads the peer's address behind a platform's front end. */
public final class PeerAddress {
    private PeerAddress() {}

    /**
     * Returns the last address in {@code X-Forwarded-For}. The front end adds its peer's address after everything that the
     * client wrote. A port is removed.
     */
    public static String lastForwarded(HttpHeaders headers) {
        List<String> forwarded = headers.getOrEmpty("X-Forwarded-For");
        String last = forwarded.isEmpty() ? "" : forwarded.get(forwarded.size() - 1);
        String hop = last.substring(last.lastIndexOf(',') + 1).strip();
        if (hop.startsWith("[")) {
            return hop.substring(1, Math.max(1, hop.indexOf(']')));
        }
        return hop.matches("[0-9.]+:\\d+") ? hop.substring(0, hop.indexOf(':')) : hop;
    }
}
