package dev.juncture.hostile;

import java.util.List;
import java.util.stream.Stream;

/** The paths at Atlassian that Juncture calls. A star stands for one segment. */
final class KnownPaths {
    private static final List<String> ALL = Stream.of(
                    "/oauth/token",
                    "/oauth/token/accessible-resources",
                    "/me",
                    "api/3/myself",
                    "api/3/project/search",
                    "api/3/project/*",
                    "api/3/search/jql",
                    "api/3/search/approximate-count",
                    "api/3/issue",
                    "api/3/issue/*",
                    "api/3/issue/*/assignee",
                    "api/3/issue/*/transitions",
                    "api/3/issue/*/attachments",
                    "api/3/attachment/content/*",
                    "api/3/issue/*/comment",
                    "api/3/issue/*/comment/*",
                    "api/3/issue/createmeta/*/issuetypes",
                    "api/3/issue/createmeta/*/issuetypes/*",
                    "api/3/field",
                    "api/3/priority",
                    "api/3/user/search",
                    "api/3/user/assignable/search",
                    "agile/1.0/board",
                    "agile/1.0/board/*/sprint",
                    "agile/1.0/sprint",
                    "agile/1.0/sprint/*",
                    "agile/1.0/sprint/*/issue",
                    "agile/1.0/backlog/issue",
                    "software/1.0/sprint/*/issue")
            .map(path -> path.startsWith("/") ? path : "/ex/jira/site/rest/" + path)
            .map(path -> path.replace(".", "\\.").replace("*", "(?!\\.+(/|$))[A-Za-z0-9._~-]+"))
            .toList();

    private KnownPaths() {}

    static boolean know(Asked asked) {
        return ALL.stream().anyMatch(asked.path()::matches);
    }
}
