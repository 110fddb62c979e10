package dev.juncture.hostile;

import dev.juncture.jira.testing.DescribedRequests;
import java.util.List;
import java.util.regex.Matcher;
import java.util.stream.Stream;

/** The paths at Atlassian that Juncture calls: those of the described requests, and a few others. */
final class KnownPaths {
    private static final String SITE = "/ex/jira/site";
    /** One segment that does not consist of dots only. */
    private static final String SEGMENT = "(?!\\.+(/|$))[A-Za-z0-9._~-]+";

    private static final Stream<String> OTHERS = Stream.of(
            "/oauth/token", "/rest/api/3/issue/{issue}/attachments", "/rest/api/3/attachment/content/{attachment}");

    private static final List<String> ALL = Stream.concat(
                    DescribedRequests.methods().map(DescribedRequests::path), OTHERS)
            .map(path -> path.startsWith("/rest/") ? SITE + path : path)
            .map(path -> path.replace(".", "\\.").replaceAll("\\{\\w+}", Matcher.quoteReplacement(SEGMENT)))
            .toList();

    private KnownPaths() {}

    static boolean know(Asked asked) {
        return ALL.stream().anyMatch(asked.path()::matches);
    }
}
