package dev.juncture.sandbox.issue;

import dev.juncture.sandbox.field.IssueJson;
import dev.juncture.sandbox.http.Answer;
import dev.juncture.sandbox.jira.JiraCall;
import dev.juncture.sandbox.jira.JiraRefusal;
import dev.juncture.sandbox.jira.JiraRoute;
import dev.juncture.sandbox.world.Issue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The routes of issues, and the operations that read and delete one. */
public final class Issues {
    private static final String READ = "read:jira-work";
    private static final String WRITE = "write:jira-work";
    private static final String ADMIN = "manage:jira-configuration";
    private static final String ISSUE = "/rest/api/3/issue/{issueIdOrKey}";
    private static final String META = "/rest/api/3/issue/createmeta";

    private Issues() {}

    public static List<JiraRoute> routes() {
        return List.of(
                JiraRoute.of("POST", "/rest/api/3/issue", CreateIssue::answer, WRITE),
                JiraRoute.of("POST", "/rest/api/3/issue/bulk", CreateIssues::answer, WRITE),
                JiraRoute.of("GET", META, Metadata::everything, READ),
                JiraRoute.of("GET", META + "/{projectIdOrKey}/issuetypes", Metadata::types, READ),
                JiraRoute.of("GET", META + "/{projectIdOrKey}/issuetypes/{issueTypeId}", Metadata::fields, READ),
                JiraRoute.of("GET", ISSUE, Issues::get, READ),
                JiraRoute.of("PUT", ISSUE, EditIssue::answer, WRITE),
                JiraRoute.of("DELETE", ISSUE, Issues::delete, WRITE),
                JiraRoute.of("GET", ISSUE + "/editmeta", Metadata::edit, READ),
                JiraRoute.of("PUT", ISSUE + "/assignee", EditIssue::assign, WRITE),
                JiraRoute.of("GET", ISSUE + "/properties", IssueProperties::keys, READ),
                JiraRoute.of("GET", ISSUE + "/properties/{propertyKey}", IssueProperties::get, READ),
                JiraRoute.of("PUT", ISSUE + "/properties/{propertyKey}", IssueProperties::put, WRITE),
                JiraRoute.of("DELETE", ISSUE + "/properties/{propertyKey}", IssueProperties::delete, WRITE),
                JiraRoute.of("GET", "/rest/api/3/field", Catalogue::fields, READ),
                JiraRoute.of("GET", "/rest/api/3/field/search", Catalogue::searchFields, READ),
                JiraRoute.of("GET", "/rest/api/3/priority", Catalogue::priorities, READ),
                JiraRoute.of("GET", "/rest/api/3/priority/search", Catalogue::searchPriorities, ADMIN),
                JiraRoute.of("GET", "/rest/api/3/statuses/search", Catalogue::searchStatuses, ADMIN));
    }

    private static Answer get(JiraCall call) {
        Issue issue = call.issue();
        Set<String> fields = call.list("fields");
        call.tally().objects(1);
        Map<String, @Nullable Object> json =
                IssueJson.whole(call, issue, fields.isEmpty() ? Set.of("*all") : fields, call.list("expand"));
        Set<String> properties = call.list("properties");
        if (!properties.isEmpty()) {
            Map<String, Object> shown =
                    new LinkedHashMap<>(call.store().details().properties(issue.id()));
            shown.keySet().removeIf(key -> !properties.contains("*all") && !properties.contains(key));
            json.put("properties", shown);
        }
        return Answer.json(200, json);
    }

    private static Answer delete(JiraCall call) {
        Issue issue = call.issue();
        List<Issue> subtasks = call.store().subtasks(issue);
        if (!subtasks.isEmpty() && !call.flag("deleteSubtasks")) {
            throw JiraRefusal.sentence(
                    400,
                    "The issue '" + issue.key() + "' has subtasks.  You must specify the 'deleteSubtasks' parameter to"
                            + " delete this issue and all its subtasks.");
        }
        subtasks.forEach(subtask -> call.store().delete(subtask.id()));
        call.store().delete(issue.id());
        return Answer.empty(204);
    }
}
