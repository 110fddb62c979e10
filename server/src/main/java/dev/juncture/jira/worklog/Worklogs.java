package dev.juncture.jira.worklog;

import dev.juncture.jira.client.JiraRequests;
import java.util.List;

/** What the operations on worklogs share. */
final class Worklogs {
    static final List<String> READ = List.of("read:jira-work");
    static final List<String> WRITE = List.of("write:jira-work");

    static final WorklogApi API = JiraRequests.describedBy(WorklogApi.class);

    private Worklogs() {}
}
