package dev.juncture.deploy.http;

import dev.juncture.http.browser.BrowserRules;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;

/** How long browsers may keep a page, and what they may do with it. */
final class PageHeaders {
    private final Map<String, String> rules;

    PageHeaders(PageSettings settings, BrowserRules rules) {
        this.rules = rules.ofPages(settings.imageOrigins());
    }

    void write(Pages.Page page, HttpServletResponse response) {
        rules.forEach(response::setHeader);
        response.setHeader("Cache-Control", page.fixed() ? "public, max-age=31536000, immutable" : "no-cache");
    }
}
