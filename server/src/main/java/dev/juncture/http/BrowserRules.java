package dev.juncture.http;

import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** What a browser may do with an answer: no foreign script, no frame around it, no address told to others. */
@Component
public final class BrowserRules {
    private static final String POLICY = "Content-Security-Policy";

    private final Map<String, String> ofAny = new TreeMap<>();
    private final String frameAncestors;

    BrowserRules(HttpSettings settings, BrowserSettings browser) {
        ofAny.put("X-Content-Type-Options", "nosniff");
        ofAny.put("Referrer-Policy", "no-referrer");
        if ("https".equals(settings.frontendPage("").getScheme())) {
            ofAny.put("Strict-Transport-Security", "max-age=31536000");
        }
        this.frameAncestors = String.join(" ", browser.framedBy());
    }

    /** Headers of an answer that is no page: nothing is to be loaded for it, and nobody frames it. */
    public Map<String, String> ofData() {
        Map<String, String> headers = new TreeMap<>(ofAny);
        headers.put(POLICY, "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
        headers.put("X-Frame-Options", "DENY");
        return headers;
    }

    /**
     * Headers of the frontend's files.
     *
     * @param imageOrigins further origins of images, besides any https address
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
            // It knows no origins, and says the same to browsers older than frame-ancestors.
            headers.put("X-Frame-Options", "DENY");
        }
        headers.put("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
        return headers;
    }
}
