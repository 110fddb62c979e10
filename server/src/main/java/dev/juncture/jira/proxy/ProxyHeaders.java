package dev.juncture.jira.proxy;

import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.http.HttpHeaders;

/** The headers that pass through: those that describe the content, none about the sender or the connection. */
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

    /** Headers of one connection, headers that Juncture sets itself, and headers that concern another origin. */
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

    static void toJira(Map<String, List<String>> given, HttpRequest.Builder request) {
        for (String name : TO_JIRA) {
            given.getOrDefault(name, List.of()).forEach(value -> request.setHeader(name, value));
        }
    }

    /** Returns a map that ignores the case of names. */
    static Map<String, List<String>> back(HttpHeaders given) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        given.forEach((name, values) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (!NOT_BACK.contains(lower) && !lower.startsWith(":") && !lower.startsWith("access-control-")) {
                headers.computeIfAbsent(name, none -> new ArrayList<>()).addAll(values);
            }
        });
        return headers;
    }
}
