package dev.juncture.jira.proxy;

import dev.juncture.error.ApiException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

/** Checks the part of a path that goes to Jira: encoded as it was sent, below one of the three APIs, without a way up. */
final class ProxyPath {
    private static final List<String> APIS = List.of("rest/api/", "rest/agile/", "rest/software/");
    /** Characters that RFC 3986 forbids in a segment, and encoded slashes, backslashes, dots, percents and control characters. */
    private static final Pattern NOT_IN_A_SEGMENT =
            Pattern.compile("[^A-Za-z0-9._~!$&'()*+,=:@%-]|%(?![0-9A-Fa-f]{2})|%(?:2[fFeE5]|5[cC]|[01]|7[fF])");

    /**
     * Leading dots, also behind characters that are not visible, and characters that end a segment. Servers before Jira's
     * own may decode, normalise and trim a segment before they look for a way up.
     */
    private static final Pattern NOT_IN_A_NORMALISED_SEGMENT =
            Pattern.compile("^[\\p{Z}\\p{C}\\p{M}\\x{115F}\\x{1160}\\x{2800}]*\\.|[/\\\\%\\x{FFFD}]");

    private static final Pattern NOT_IN_A_QUERY =
            Pattern.compile("[^A-Za-z0-9._~!$&'()*+,=:@/?;\\[\\]%-]|%(?![0-9A-Fa-f]{2})");

    private ProxyPath() {}

    /** @throws ApiException {@code invalid_request} when the path could lead outside the APIs */
    static String checked(String path) {
        boolean known = APIS.stream().anyMatch(path::startsWith);
        if (!known || !List.of(path.split("/", -1)).stream().allMatch(ProxyPath::isSafe)) {
            throw ApiException.invalidField(
                    "path",
                    "must be one below rest/api, rest/agile or rest/software, whose segments are not empty and do not begin with a dot");
        }
        return path;
    }

    private static boolean isSafe(String segment) {
        return !segment.isEmpty()
                && !NOT_IN_A_SEGMENT.matcher(segment).find()
                && !NOT_IN_A_NORMALISED_SEGMENT.matcher(normalised(segment)).find();
    }

    /** Returns the segment as a lenient server may read it: NFKC turns wide dots and slashes into plain ones. */
    private static String normalised(String segment) {
        return Normalizer.normalize(StringUtils.uriDecode(segment, StandardCharsets.UTF_8), Normalizer.Form.NFKC);
    }

    /** @throws ApiException {@code invalid_request} when the query would change on its way */
    static @Nullable String checkedQuery(@Nullable String query) {
        if (query != null && NOT_IN_A_QUERY.matcher(query).find()) {
            throw ApiException.invalidField("query", "is not percent-encoded");
        }
        return query;
    }
}
