package dev.juncture.testing;

import dev.juncture.http.browser.BrowserRules;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What the HTTP runner says of its pages to browsers, for those that serve the pages in its place. */
public final class PageHeaders {
    private PageHeaders() {}

    @Configuration(proxyBeanMethods = false)
    @Import(BrowserRules.class)
    @ConfigurationPropertiesScan("dev.juncture.http")
    static class Rules {}

    /** By https, framed by nobody, with images from nowhere in particular. */
    public static Map<String, String> sent() {
        Map<String, String> headers = new TreeMap<>();
        new ApplicationContextRunner()
                .withUserConfiguration(Rules.class)
                .withPropertyValues(
                        "juncture.http.frontend-url=https://connect.example.com",
                        "juncture.http.cors-allowed-origins=",
                        "juncture.http.max-body-size=1MB",
                        "juncture.browser.frame-ancestors=")
                .run(context ->
                        headers.putAll(context.getBean(BrowserRules.class).ofPages("")));
        return headers;
    }
}
