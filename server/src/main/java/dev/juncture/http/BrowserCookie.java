package dev.juncture.http;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/** The cookie by which a browser is known again, on the frontend's own origin only. */
@Component
public class BrowserCookie {
    private static final String PLAIN = "juncture-browser";
    /** Longer than any connect takes. */
    private static final Duration LIFE = Duration.ofHours(1);

    private final boolean secure;
    private final String name;

    BrowserCookie(HttpSettings settings) {
        URI frontend = settings.frontendPage("");
        this.secure = "https".equals(frontend.getScheme());
        // A __Host- cookie cannot be planted by a neighbouring subdomain; browsers take one over https only.
        this.name = secure ? "__Host-" + PLAIN : PLAIN;
    }

    public ResponseCookie of(String value) {
        // Lax, not Strict: the way back from the provider is a navigation from another site.
        return ResponseCookie.from(name, value)
                .secure(secure)
                .httpOnly(true)
                .sameSite("Lax")
                .path("/")
                .maxAge(LIFE)
                .build();
    }

    /** What the request's cookie holds. */
    Optional<String> in(HttpHeaders headers) {
        return headers.getOrEmpty(HttpHeaders.COOKIE).stream()
                .flatMap(line -> Arrays.stream(line.split(";")))
                .map(String::strip)
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> pair.substring(name.length() + 1))
                .findFirst();
    }
}
