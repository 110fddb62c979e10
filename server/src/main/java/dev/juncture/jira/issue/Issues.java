package dev.juncture.jira.issue;

import dev.juncture.jira.client.JiraRequests;
import dev.juncture.jira.search.Ticket;
import dev.juncture.jira.site.JiraSite;
import dev.juncture.jira.user.Users;
import java.util.Collection;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Reads single issues, and has the scopes of reads and writes. */
final class Issues {
    static final List<String> READ = List.of("read:jira-work");
    static final List<String> WRITE = List.of("write:jira-work");
    static final List<String> READ_AND_WRITE = List.of("write:jira-work", "read:jira-work");

    /** An assignee's name is looked up among the users. */
    static final List<String> WRITE_BY_NAME = List.of("write:jira-work", "read:jira-work", "read:jira-user");

    static final List<String> ASSIGN = List.of("write:jira-work", "read:jira-user");

    static final IssueApi API = JiraRequests.describedBy(IssueApi.class);

    private Issues() {}

    /** Returns an issue with every field that the connection's user may see. */
    static Issue details(JiraSite site, String issue) {
        JsonNode details = site.call(READ, API.read(issue, null));
        return Issue.of(details, Users.names(site, Issue.namelessMentions(details)));
    }

    static Ticket ticket(JiraSite site, String issue) {
        return site.call(READ, API.ticket(issue));
    }

    static JsonNode field(JiraSite site, String issue, String field) {
        return site.call(READ, API.read(issue, field)).path("fields").path(field);
    }

    static JsonNode fields(JiraSite site, String issue, Collection<String> fields) {
        return site.call(READ, API.read(issue, String.join(",", fields))).path("fields");
    }

    static List<JsonNode> transitions(JiraSite site, String issue) {
        return site.call(READ, API.transitions(issue))
                .path("transitions")
                .valueStream()
                .toList();
    }
}
