package dev.juncture.http.browser;

import dev.juncture.error.ApiException;
import dev.juncture.error.ErrorCode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpHeaders;

/**
 * Requests that a browser sends before its user opens a link, if ever. They must not use up what works once. Browsers throw an
 * answer 503 away, and send the request again when the user opens the link.
 */
public final class Prefetch {
    /** The standard header, and those that older browsers send. */
    private static final List<String> HEADERS = List.of("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz");

    private static final List<String> VALUES = List.of("prefetch", "prerender", "preview");

    private Prefetch() {}

    public static boolean isIn(HttpHeaders request) {
        return HEADERS.stream()
                .flatMap(name -> request.getOrEmpty(name).stream())
                .map(value -> value.toLowerCase(Locale.ROOT).strip())
                .anyMatch(value -> VALUES.stream().anyMatch(value::startsWith));
    }

    public static ApiException refusal() {
        return new ApiException(
                        ErrorCode.UNAVAILABLE,
                        "This address works only once, so a browser must not prefetch it: open the link.")
                .retryAfter(Duration.ofSeconds(1));
    }
}
