package dev.juncture.http.browser;

import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Security headers: no foreign script, no frame around a page, no address in the Referer header. */
@Component
public final class BrowserRules {
    private static final String POLICY = "Content-Security-Policy";

    private final Map<String, String> ofAny = new TreeMap<>();
    private final String frameAncestors;

    BrowserRules(FrontendAddress frontend, BrowserSettings browser) {
        ofAny.put("X-Content-Type-Options", "nosniff");
        ofAny.put("Referrer-Policy", "no-referrer");
        if (frontend.isHttps()) {
            ofAny.put("Strict-Transport-Security", "max-age=31536000");
        }
        this.frameAncestors = String.join(" ", browser.frameAncestors());
    }

    /** Returns the headers of API answers: a browser loads nothing for them and shows them in no frame. */
    public Map<String, String> ofData() {
        Map<String, String> headers = new TreeMap<>(ofAny);
        headers.put(POLICY, "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
        headers.put("X-Frame-Options", "DENY");
        return headers;
    }

    /**
     * Returns the headers of the frontend's files.
     *
     * @param imageOrigins origins of images in addition to every https address
     */
    public Map<String, String> ofPages(String imageOrigins) {
        Map<String, String> headers = new TreeMap<>(ofAny);
        boolean framed = !frameAncestors.isEmpty();
        headers.put(
                POLICY,
                String.join(
                        "; ",
                        "default-src 'none'",
                        "script-src 'self'",
                        "style-src 'self'",
                        "font-src 'self'",
                        "connect-src 'self'",
                        ("img-src 'self' data: https: " + imageOrigins).strip(),
                        "base-uri 'none'",
                        "form-action 'self'",
                        "frame-ancestors " + (framed ? frameAncestors : "'none'")));
        if (!framed) {
            // This header is for browsers that do not know frame-ancestors. It cannot name origins.
            headers.put("X-Frame-Options", "DENY");
        }
        headers.put("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
        return headers;
    }
}
