package dev.juncture.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class IssueTest extends JiraTest {
    private static final String MISSING = "Issue does not exist or you do not have permission to see it.";

    @Test
    void showsAnIssueByKeyAndById() throws Exception {
        JsonNode byKey = get(ISSUE + "/shop-7");

        assertThat(byKey).isEqualTo(get(ISSUE + "/" + byKey.path("id").asString()));
        assertThat(byKey.path("key").asString()).isEqualTo("SHOP-7");
        assertThat(byKey.path("fields").propertyNames())
                .contains("summary", "comment", "timetracking", "customfield_10020", "customfield_10039");
    }

    @Test
    void showsOnlyTheRequestedFieldsAndTheirNames() throws Exception {
        JsonNode issue = get(ISSUE + "/SHOP-7?fields=summary,customfield_10016&expand=names,schema");

        assertThat(issue.path("fields").propertyNames()).containsExactlyInAnyOrder("summary", "customfield_10016");
        assertThat(issue.path("names").path("customfield_10016").asString()).isEqualTo("Story point estimate");
        assertThat(issue.path("schema").path("customfield_10016").path("type").asString())
                .isEqualTo("number");
        assertThat(get(ISSUE + "/SHOP-7?fields=-comment").path("fields").has("comment"))
                .isFalse();
        assertThat(get(ISSUE + "/SHOP-7?fields=-comment").path("fields").has("summary"))
                .isTrue();
    }

    @Test
    void answersTheSameForAMissingAndAHiddenIssue() throws Exception {
        for (String method : new String[] {"GET", "PUT", "DELETE"}) {
            assertSentence(call(method, ISSUE + "/NOPE-1", method.equals("PUT") ? "{}" : ""), 404, MISSING);
        }
    }

    @Test
    void changesFieldsAndTheTimeOfTheChange() throws Exception {
        control.advanceClock(Duration.ofMinutes(1));
        String before = get(ISSUE + "/SHOP-7?fields=updated").toString();
        ok(204, "PUT", ISSUE + "/SHOP-7", """
                {"fields":{"summary":"Changed","assignee":null,"priority":{"id":"1"}},
                 "update":{"labels":[{"add":"new"},{"add":"newer"},{"remove":"new"}]}}
                """);

        JsonNode fields = get(ISSUE + "/SHOP-7").path("fields");
        assertThat(fields.path("summary").asString()).isEqualTo("Changed");
        assertThat(fields.path("assignee").isNull()).isTrue();
        assertThat(fields.path("priority").path("name").asString()).isEqualTo("Highest");
        assertThat(fields.path("labels").toString()).contains("newer").doesNotContain("\"new\"");
        assertThat(get(ISSUE + "/SHOP-7?fields=updated").toString()).isNotEqualTo(before);
        assertThat(keys("project = SHOP AND summary ~ \"changed\"")).contains("SHOP-7");
    }

    @Test
    void changesTheParentByKeyOrIdAndRemovesIt() throws Exception {
        String epic = get(ISSUE + "/SHOP-2?fields=summary").path("id").asString();
        ok(204, "PUT", ISSUE + "/SHOP-7", "{\"fields\":{\"parent\":{\"key\":\"SHOP-1\"}}}");
        assertThat(parentOfSeven().path("key").asString()).isEqualTo("SHOP-1");
        ok(204, "PUT", ISSUE + "/SHOP-7", "{\"fields\":{\"parent\":{\"id\":\"%s\"}}}".formatted(epic));
        assertThat(parentOfSeven().path("key").asString()).isEqualTo("SHOP-2");

        ok(204, "PUT", ISSUE + "/SHOP-7", "{\"update\":{\"parent\":[{\"set\":{\"none\":true}}]}}");
        assertThat(parentOfSeven().isObject()).isFalse();
    }

    private JsonNode parentOfSeven() throws Exception {
        return get(ISSUE + "/SHOP-7?fields=parent").path("fields").path("parent");
    }

    @Test
    void returnsTheChangedIssueWhenAsked() throws Exception {
        JsonNode issue = ok(200, "PUT", ISSUE + "/SHOP-7?returnIssue=true", "{\"fields\":{\"summary\":\"Changed\"}}");

        assertThat(issue.path("fields").path("summary").asString()).isEqualTo("Changed");
    }

    @Test
    void changesNothingWhenOneFieldIsWrong() throws Exception {
        assertField(
                call("PUT", ISSUE + "/SHOP-7", "{\"fields\":{\"summary\":\"Changed\",\"status\":{\"name\":\"Done\"}}}"),
                "status",
                "Field 'status' cannot be set. It is not on the appropriate screen, or unknown.");
        assertField(
                call("PUT", ISSUE + "/SHOP-7", "{\"fields\":{\"summary\":null}}"),
                "summary",
                "You must specify a summary of the issue.");
        assertThat(call(
                                "PUT",
                                ISSUE + "/SHOP-7",
                                "{\"fields\":{\"summary\":\"a\"},\"update\":{\"summary\":[{\"set\":\"b\"}]}}")
                        .statusCode())
                .isEqualTo(400);
        assertSentence(call("PUT", ISSUE + "/SHOP-7", "{}"), 400, "one of 'fields' or 'update' required");

        assertThat(get(ISSUE + "/SHOP-7").path("fields").path("summary").asString())
                .isNotEqualTo("Changed");
    }

    @Test
    void deletesAnIssueWithSubtasksOnlyOnRequest() throws Exception {
        assertThat(get(ISSUE + "/SHOP-4?fields=subtasks")
                        .path("fields")
                        .path("subtasks")
                        .size())
                .isEqualTo(2);
        assertSentence(
                call("DELETE", ISSUE + "/SHOP-4", ""),
                400,
                "The issue 'SHOP-4' has subtasks.  You must specify the 'deleteSubtasks' parameter to delete this issue"
                        + " and all its subtasks.");

        ok(204, "DELETE", ISSUE + "/SHOP-4?deleteSubtasks=true", "");

        for (String gone : new String[] {"SHOP-4", "SHOP-5", "SHOP-6"}) {
            assertSentence(call("GET", ISSUE + "/" + gone, ""), 404, MISSING);
        }
        assertThat(get("/rest/api/3/project/search?keys=SHOP").path("total").asInt())
                .isEqualTo(1);
        assertThat(keys("project = SHOP AND key <= SHOP-8")).doesNotContain("SHOP-4", "SHOP-5", "SHOP-6");
        assertThat(create("Next")).isEqualTo("SHOP-269");
    }

    @Test
    void keepsPropertiesWithAnIssue() throws Exception {
        String path = ISSUE + "/SHOP-7/properties/app.state";
        assertThat(call("GET", path, "").statusCode()).isEqualTo(404);
        ok(201, "PUT", path, "{\"n\":1}");
        ok(200, "PUT", path, "[1,2]");

        assertThat(get(path).path("value").toString()).isEqualTo("[1,2]");
        assertThat(get(ISSUE + "/SHOP-7/properties")
                        .path("keys")
                        .get(0)
                        .path("key")
                        .asString())
                .isEqualTo("app.state");
        assertThat(call("PUT", path, "nonsense").statusCode()).isEqualTo(400);
        ok(204, "DELETE", path, "");
        assertThat(call("DELETE", path, "").statusCode()).isEqualTo(404);
    }

    @Test
    void assignsAndUnassigns() throws Exception {
        String path = ISSUE + "/SHOP-7/assignee";
        ok(204, "PUT", path, "{\"accountId\":\"" + ADA + "\"}");
        assertThat(get(ISSUE + "/SHOP-7")
                        .path("fields")
                        .path("assignee")
                        .path("accountId")
                        .asString())
                .isEqualTo(ADA);

        ok(204, "PUT", path, "{\"accountId\":null}");
        assertThat(get(ISSUE + "/SHOP-7").path("fields").path("assignee").isNull())
                .isTrue();
        assertField(call("PUT", path, "{\"accountId\":\"x\"}"), "assignee", "User 'x' does not exist.");
        assertThat(call("PUT", path, "{\"name\":\"ada\"}").statusCode()).isEqualTo(400);
    }

    @Test
    void refusesToAssignAClosedAccount() throws Exception {
        String olga = get("/rest/api/3/user/search?query=olga")
                .get(0)
                .path("accountId")
                .asString();

        assertField(
                call("PUT", ISSUE + "/SHOP-7/assignee", "{\"accountId\":\"" + olga + "\"}"),
                "assignee",
                "User '" + olga + "' cannot be assigned issues.");
        assertThat(get("/rest/api/3/user/assignable/search?project=SHOP&query=olga")
                        .size())
                .isZero();
    }

    @Test
    void fetchesIssuesInBulkAndLeavesOutTheMissing() throws Exception {
        JsonNode fetched = ok(200, "POST", ISSUE + "/bulkfetch", """
                {"issueIdsOrKeys":["SHOP-9","SHOP-3","NOPE-1"],"fields":["summary"]}
                """);

        assertThat(fetched.path("issues").values())
                .extracting(issue -> issue.path("key").asString())
                .containsExactly("SHOP-3", "SHOP-9");
    }

    @Test
    void requiresTheScopeForWrites() throws Exception {
        token = client.accessToken("ada", TestClient.HARBOR_PINE, "read:jira-work");

        // Granted scopes add up per person, so this one has only ever read.
        assertThat(call("DELETE", ISSUE + "/SHOP-7", "").body()).contains("scope does not match");
    }
}
