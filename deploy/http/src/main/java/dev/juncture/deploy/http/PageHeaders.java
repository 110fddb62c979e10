package dev.juncture.deploy.http;

import dev.juncture.http.HttpSettings;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.TreeMap;

/** What a browser may do with our pages: no foreign script, no frame around them, no address told to others. */
final class PageHeaders {
    private final Map<String, String> documentHeaders = new TreeMap<>();

    PageHeaders(PageSettings settings, HttpSettings http) {
        String images = ("'self' data: https: " + settings.imageOrigins()).strip();
        documentHeaders.put(
                "Content-Security-Policy",
                "default-src 'self'; img-src " + images + "; object-src 'none'; base-uri 'none'; form-action 'self';"
                        + " frame-ancestors 'none'");
        documentHeaders.put("X-Frame-Options", "DENY");
        documentHeaders.put("Referrer-Policy", "no-referrer");
        documentHeaders.put("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
        if ("https".equals(http.frontendPage("").getScheme())) {
            documentHeaders.put("Strict-Transport-Security", "max-age=31536000");
        }
    }

    void write(Pages.Page page, HttpServletResponse response) {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", page.fixed() ? "public, max-age=31536000, immutable" : "no-cache");
        if (page.document()) {
            documentHeaders.forEach(response::setHeader);
        }
    }
}
