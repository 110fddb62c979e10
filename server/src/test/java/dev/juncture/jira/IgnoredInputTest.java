package dev.juncture.jira;

import static dev.juncture.jira.testing.JiraSession.requests;
import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.jira.testing.JiraSession;
import dev.juncture.jira.testing.JiraTest;
import dev.juncture.testing.Calls;
import dev.juncture.testing.Calls.Answer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Inputs that integrators sent and that were once ignored, so that more, less or something else was done. */
@JiraTest(project = "10000")
class IgnoredInputTest {
    @Autowired
    Calls calls;

    JiraSession jira;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET    | get-tickets-for-project?limt=1                     | limt            | limit
            GET    | get-tickets-for-project?maxLimit=1                 | maxLimit        | limit
            GET    | get-comments?issue_key=EX-1&Cursor=at%3A1          | Cursor          | cursor
            GET    | get-comments?issue_key=EX-1&next_cursor=at%3A1     | next_cursor     | cursor
            GET    | get-issue-types?projectId=EX                       | projectId       | project_id
            GET    | get-tickets-for-sprint?sprint_id=1&limit%5B%5D=1   | limit[]         | limit
            GET    | get-assignable-users?issueKey=EX-1                 | issueKey        | issue_key
            DELETE | delete-issue?issue_key=EX-1&deleteSubtasks=true    | deleteSubtasks  | delete_subtasks
            DELETE | delete-issue?issue_key=EX-1&delete_subtask=true    | delete_subtask  | delete_subtasks
            DELETE | delete-comment?issue_key=EX-1&comment_id=1&id=2    | id              |
            """)
    void refusesAnInputInTheQuery(String method, String target, String name, @Nullable String nearest) {
        requireRefused(jira.send(method, target, null), name, nearest);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            POST   | add-comment      | "issue_key":"EX-1","body":"b","visibilities":{"type":"role"} | visibilities   |
            POST   | add-comment      | "issue_key":"EX-1","body":"b","is_public":false              | is_public      |
            PUT    | edit-issue       | "issue_key":"EX-1","summary":"x","update":{"labels":[{}]}     | update         |
            PUT    | edit-issue       | "issue_key":"EX-1","summary":"x","parentKey":"EX-2"           | parentKey      | parent_key
            PUT    | edit-issue       | "issue_key":"EX-1","summary":"x","issueType":"Bug"            | issueType      | issue_type
            PUT    | assign-issue     | "issue_key":"EX-1","assigneeAccountId":"a"                    | assigneeAccountId | assignee_account_id
            POST   | create-ticket    | "projectKey":"EX","summary":"s","issue_type_id":"7"           | projectKey     | project_key
            POST   | create-ticket    | "summary":"s","issue_type_id":"7","assignee_id":null          | assignee_id    |
            POST   | create-ticket    | "summary":"s","issue_type_id":"7","customFields":{}           | customFields   | fields
            POST   | search-issues    | "jql":"project = EX","maxResults":1                           | maxResults     |
            POST   | transition-issue | "issue_key":"EX-1","transition_id":"5","resolution":"Done"    | resolution     |
            POST   | start-sprint     | "sprint_id":1,"startDate":"2030-01-01T09:00:00.000Z"          | startDate      | start_date
            POST   | create-sprint    | "board_id":1,"name":"n","endDate":"2030-01-01T09:00:00.000Z"  | endDate        | end_date
            POST   | create-sprint    | "boardId":1,"name":"n"                                        | boardId        | board_id
            POST   | move-to-sprint   | "sprint_id":1,"issues":["EX-1"],"sprintId":2                  | sprintId       | sprint_id
            DELETE | delete-issue     | "issue_key":"EX-1","deleteSubTasks":true                      | deleteSubTasks | delete_subtasks
            """)
    void refusesAnInputInTheBody(String method, String route, String fields, String name, @Nullable String nearest) {
        requireRefused(jira.send(method, route, "{" + fields + "}"), name, nearest);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, connections?state=expiring, '', state, status",
        "GET, connections?externalIdPrefix=a, '', externalIdPrefix, external_id_prefix",
        "GET, audit?externalId=a, '', externalId, external_id",
        "POST, connect-sessions, '{\"external_id\":\"a\",\"provider\":\"fake\",\"display_name\":\"A\",\"confirmation\":true}',"
                + " confirmation, confirm",
        "POST, connect-sessions, '{\"external_id\":\"a\",\"provider\":\"fake\",\"display_name\":\"A\",\"redirect_url\":\"x\"}',"
                + " redirect_url, redirect_uri",
        "DELETE, connections?external_id=a&provider=jira&dryRun=true, '', dryRun, ''"
    })
    void refusesAnInputOfConnections(String method, String target, String body, String name, String nearest) {
        Answer answer = calls.backend(method, "/api/backend/" + target, body.isEmpty() ? null : body);
        requireRefused(answer, name, nearest.isEmpty() ? null : nearest);
    }

    @Test
    void namesAllUnknownInputsOfARequest() {
        Answer answer = jira.put("edit-issue", """
                {"issueKey":"EX-1","summry":"x","labelz":["a"]}""");
        assertThat(answer.json().path("error").asString())
                .isEqualTo(
                        "The fields issueKey (nearest: issue_key), summry (nearest: summary), labelz (nearest: labels),"
                                + " issue_id_or_key are not valid: see details.fields.");
        assertThat(requests()).isEmpty();
    }

    private static void requireRefused(Answer answer, String name, @Nullable String nearest) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("invalid_request");
        String problem = answer.json().path("details").path("fields").path(name).asString("");
        assertThat(problem).startsWith("is not a field of this operation; the nearest is ");
        if (nearest != null) {
            assertThat(problem).endsWith(" " + nearest);
        }
        assertThat(answer.json().path("error").asString()).contains(name);
        assertThat(requests()).isEmpty();
    }
}
