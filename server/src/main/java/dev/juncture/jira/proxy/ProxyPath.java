package dev.juncture.jira.proxy;

import dev.juncture.error.ApiException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks the part of a path that goes to Jira: encoded as it was sent, below one of the three APIs, without a way up. */
final class ProxyPath {
    private static final List<String> APIS = List.of("rest/api/", "rest/agile/", "rest/software/");
    /** Characters that RFC 3986 forbids in a segment, and encoded slashes, backslashes, dots, percents and control characters. */
    private static final Pattern NOT_IN_A_SEGMENT =
            Pattern.compile("[^A-Za-z0-9._~!$&'()*+,=:@%-]|%(?![0-9A-Fa-f]{2})|%(?:2[fFeE5]|5[cC]|[01]|7[fF])");

    private static final Pattern NOT_IN_A_QUERY =
            Pattern.compile("[^A-Za-z0-9._~!$&'()*+,=:@/?;\\[\\]%-]|%(?![0-9A-Fa-f]{2})");

    private ProxyPath() {}

    /** @throws ApiException {@code invalid_request} when the path could lead outside the APIs */
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

    /** @throws ApiException {@code invalid_request} when the query would change on its way */
    static @Nullable String checkedQuery(@Nullable String query) {
        if (query != null && NOT_IN_A_QUERY.matcher(query).find()) {
            throw ApiException.invalidField("query", "is not percent-encoded");
        }
        return query;
    }
}
