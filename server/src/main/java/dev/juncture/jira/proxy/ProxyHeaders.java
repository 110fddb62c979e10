package dev.juncture.jira.proxy;

import java.net.http.HttpRequest;
import java.util.Locale;
import java.util.Set;
import org.springframework.http.HttpHeaders;

/** What of a message goes on: what it says about its content, nothing about who sent it or by which way. */
final class ProxyHeaders {
    private static final Set<String> TO_JIRA = Set.of(
            "accept",
            "accept-language",
            "content-type",
            "if-match",
            "if-modified-since",
            "if-none-match",
            "if-range",
            "range",
            "x-atlassian-token",
            "x-expected-version",
            "x-force-accept-language");

    /** Between two neighbours only, ours to say, or another origin's business. */
    private static final Set<String> NOT_BACK = Set.of(
            "connection",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "set-cookie",
            "set-cookie2",
            "www-authenticate",
            "strict-transport-security",
            "alt-svc",
            "location",
            "clear-site-data",
            "x-request-id");

    private ProxyHeaders() {}

    static void toJira(HttpHeaders given, HttpRequest.Builder request) {
        for (String name : TO_JIRA) {
            given.getOrEmpty(name).forEach(value -> request.setHeader(name, value));
        }
    }

    static HttpHeaders back(HttpHeaders given) {
        HttpHeaders headers = new HttpHeaders();
        given.forEach((name, values) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (!NOT_BACK.contains(lower) && !lower.startsWith(":") && !lower.startsWith("access-control-")) {
                headers.addAll(name, values);
            }
        });
        return headers;
    }
}
