package dev.juncture.deploy.http;

import dev.juncture.http.browser.BrowserRules;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;

/** Headers of a page: the browser's cache and the security rules. */
final class PageHeaders {
    private final Map<String, String> rules;

    PageHeaders(PageSettings settings, BrowserRules rules) {
        this.rules = rules.ofPages(settings.imageOrigins());
    }

    void write(Pages.Page page, HttpServletResponse response) {
        rules.forEach(response::setHeader);
        response.setHeader("Cache-Control", page.immutable() ? "public, max-age=31536000, immutable" : "no-cache");
    }
}
