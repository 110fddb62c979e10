package dev.juncture.sandbox.activity;

import dev.juncture.sandbox.jira.JiraRoute;
import java.util.List;

/** The routes of this package. */
public final class Activities {
    private static final String ISSUE = "/rest/api/3/issue/{issueIdOrKey}";
    private static final String READ = "read:jira-work";
    private static final String WRITE = "write:jira-work";

    private Activities() {}

    public static List<JiraRoute> routes() {
        return List.of(
                JiraRoute.of("GET", ISSUE + "/changelog", Changelogs::list, READ),
                JiraRoute.of("GET", ISSUE + "/worklog", Worklogs::list, READ),
                JiraRoute.of("POST", ISSUE + "/worklog", Worklogs::add, WRITE),
                JiraRoute.of("GET", ISSUE + "/watchers", Watchers::list, READ),
                JiraRoute.of("POST", ISSUE + "/watchers", Watchers::add, WRITE),
                JiraRoute.of("GET", "/rest/api/3/issueLinkType", Links::types, READ),
                JiraRoute.of("POST", "/rest/api/3/issueLink", Links::add, WRITE));
    }
}
