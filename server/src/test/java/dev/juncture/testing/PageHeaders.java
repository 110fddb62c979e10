package dev.juncture.testing;

import dev.juncture.http.browser.BrowserRules;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The headers of the HTTP runner's pages, for edges that serve the pages themselves. */
public final class PageHeaders {
    private PageHeaders() {}

    @Configuration(proxyBeanMethods = false)
    @Import(BrowserRules.class)
    @ConfigurationPropertiesScan("dev.juncture.http")
    static class Rules {}

    /** Headers for https, without frames and without further origins of images. */
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
