package dev.juncture.http.browser;

import dev.juncture.secret.Secret;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/** The cookie that identifies a browser, on the frontend's own origin only. */
@Component
public class BrowserCookie {
    private static final String PLAIN = "juncture-browser";

    /** Longer than any connect takes. */
    private static final Duration LIFE = Duration.ofHours(1);

    private final boolean secure;
    private final String name;

    BrowserCookie(FrontendAddress frontend) {
        this.secure = frontend.isHttps();
        // A neighbouring subdomain cannot set a __Host- cookie. Browsers accept one over https only.
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

    /** Returns the value of the cookie in a request. */
    public Optional<Secret> in(HttpHeaders headers) {
        return headers.getOrEmpty(HttpHeaders.COOKIE).stream()
                .flatMap(line -> Arrays.stream(line.split(";")))
                .map(String::strip)
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> new Secret(pair.substring(name.length() + 1)))
                .findFirst();
    }
}
