package dev.juncture.jira.proxy;

import dev.juncture.http.ApiException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The part of a path that goes on to Jira: encoded as it came, below one of the three APIs, and without a way up. */
final class ProxyPath {
    private static final List<String> APIS = List.of("rest/api/", "rest/agile/", "rest/software/");
    /** What RFC 3986 lets no segment hold; nor an encoded slash, backslash, dot, percent or control character. */
    private static final Pattern NOT_IN_A_SEGMENT =
            Pattern.compile("[^A-Za-z0-9._~!$&'()*+,=:@%-]|%(?![0-9A-Fa-f]{2})|%(?:2[fFeE5]|5[cC]|[01]|7[fF])");

    private static final Pattern NOT_IN_A_QUERY =
            Pattern.compile("[^A-Za-z0-9._~!$&'()*+,=:@/?;\\[\\]%-]|%(?![0-9A-Fa-f]{2})");

    private ProxyPath() {}

    /** @throws ApiException {@code invalid_request} when it could lead elsewhere */
    static String checked(String path) {
        boolean known = APIS.stream().anyMatch(path::startsWith);
        boolean safe = List.of(path.split("/", -1)).stream()
                .noneMatch(segment -> segment.matches("\\.*")
                        || NOT_IN_A_SEGMENT.matcher(segment).find());
        if (!known || !safe) {
            throw ApiException.invalidField("path", "must be one below rest/api, rest/agile or rest/software");
        }
        return path;
    }

    /** @throws ApiException {@code invalid_request} when it would not arrive as it is */
    static @Nullable String checkedQuery(@Nullable String query) {
        if (query != null && NOT_IN_A_QUERY.matcher(query).find()) {
            throw ApiException.invalidField("query", "is not percent-encoded");
        }
        return query;
    }
}
