package dev.juncture.jira.proxy;

import dev.juncture.http.ApiException;
import java.util.List;
import java.util.regex.Pattern;

/** The part of a path that goes on to Jira: encoded as it came, below one of the three APIs, and without a way up. */
final class ProxyPath {
    private static final List<String> APIS = List.of("rest/api/", "rest/agile/", "rest/software/");
    /** What RFC 3986 lets stand in a segment; an encoded slash, backslash, dot, percent or control character may not. */
    private static final Pattern SEGMENT =
            Pattern.compile("(?:[A-Za-z0-9._~!$&'()*+,=:@-]|%(?!2[fFeE5]|5[cC]|[01]|7[fF])[0-9A-Fa-f]{2})+");

    private ProxyPath() {}

    /** @throws ApiException {@code invalid_request} when it could lead elsewhere */
    static String checked(String path) {
        boolean known = APIS.stream().anyMatch(path::startsWith);
        boolean safe = List.of(path.split("/", -1)).stream()
                .allMatch(segment -> SEGMENT.matcher(segment).matches() && !segment.matches("\\.+"));
        if (!known || !safe) {
            throw ApiException.invalidField("path", "must be one below rest/api, rest/agile or rest/software");
        }
        return path;
    }
}
