package dev.juncture.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class ActivityTest extends JiraTest {
    private static final String LINK = "/rest/api/3/issueLink";

    @Test
    void keepsTheHistoryOfAnIssue() throws Exception {
        String key = create("Work");
        assertThat(changes(key).path("total").asInt()).isZero();

        ok(204, "PUT", ISSUE + "/" + key, """
                {"fields":{"summary":"Other","assignee":{"accountId":"%s"}},"update":{"labels":[{"add":"new"}]}}
                """.formatted(ADA));
        ok(204, "POST", ISSUE + "/" + key + "/transitions", "{\"transition\":{\"id\":\"11\"}}");

        JsonNode page = changes(key);
        assertThat(page.path("isLast").asBoolean()).isTrue();
        JsonNode edit = page.path("values").get(0);
        assertThat(edit.path("author").path("displayName").asString()).isEqualTo("Linus Bergström");
        assertThat(edit.path("items").values())
                .extracting(item -> item.path("fieldId").asString() + ": "
                        + item.path("fromString").asString("-") + " > "
                        + item.path("toString").asString("-"))
                .containsExactly("assignee: - > Ada Whitfield", "labels: - > new", "summary: Work > Other");
        JsonNode step = page.path("values").get(1).path("items").get(0);
        assertThat(step.path("from").asString()).isEqualTo("10000");
        assertThat(step.path("toString").asString()).isEqualTo("In Progress");
        assertThat(changes(key + "/changelog?startAt=1&maxResults=1").path("values"))
                .hasSize(1);
    }

    @Test
    void logsWorkAndReducesTheEstimate() throws Exception {
        String key = create("Work");
        ok(204, "PUT", ISSUE + "/" + key, "{\"fields\":{\"timetracking\":{\"originalEstimate\":\"1d\"}}}");
        String path = ISSUE + "/" + key + "/worklog";

        JsonNode added = ok(201, "POST", path, """
                {"timeSpent":"1h 30m","started":"2026-01-02T03:04:05.000+0000","comment":%s,
                 "visibility":{"type":"role","value":"Member"}}
                """.formatted(paragraph("Oiled")));
        ok(201, "POST", path + "?adjustEstimate=new&newEstimate=2h", "{\"timeSpentSeconds\":1800}");

        assertThat(added.path("timeSpentSeconds").asInt()).isEqualTo(5400);
        JsonNode list = get(path);
        assertThat(list.path("total").asInt()).isEqualTo(2);
        assertThat(list.path("worklogs").get(0).path("comment").toString()).contains("Oiled");
        JsonNode tracked = get(ISSUE + "/" + key).path("fields").path("timetracking");
        assertThat(tracked.path("timeSpent").asString()).isEqualTo("2h");
        assertThat(tracked.path("remainingEstimate").asString()).isEqualTo("2h");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"timeSpent":"an hour"}                           |                     | 400
            {"timeSpentSeconds":10}                           |                     | 400
            {"timeSpent":"1h","started":"2026-01-02"}         |                     | 400
            {"timeSpent":"1h","comment":"text"}               |                     | 400
            {"timeSpent":"1h"}                                | ?adjustEstimate=new | 400
            """)
    void refusesWorkThatMakesNoSense(String body, String query, int status) throws Exception {
        String path = ISSUE + "/SHOP-7/worklog" + (query == null ? "" : query);

        assertThat(call("POST", path, body).statusCode()).isEqualTo(status);
        assertThat(get(ISSUE + "/SHOP-7/worklog").path("total").asInt()).isZero();
    }

    @Test
    void listsItsCreatorAndOthersAsWatchers() throws Exception {
        String path = ISSUE + "/" + create("Work") + "/watchers";
        assertThat(get(path).path("isWatching").asBoolean()).isTrue();

        ok(204, "POST", path, "\"" + ADA + "\"");
        ok(204, "POST", path, "");

        JsonNode watchers = get(path);
        assertThat(watchers.path("watchCount").asInt()).isEqualTo(2);
        assertThat(watchers.path("watchers").get(0).path("accountId").asString())
                .isEqualTo(ADA);
        assertThat(call("POST", path, "\"nobody\"").statusCode()).isEqualTo(404);
    }

    @Test
    void showsALinkFromBothSides() throws Exception {
        assertThat(get("/rest/api/3/issueLinkType").path("issueLinkTypes")).hasSize(4);
        String body = """
                {"type":{"name":"Blocks"},"inwardIssue":{"key":"SHOP-8"},"outwardIssue":{"key":"SHOP-9"}}
                """;
        ok(201, "POST", LINK, body);
        ok(201, "POST", LINK, body);

        JsonNode blocker = links("SHOP-8");
        JsonNode blocked = links("SHOP-9");
        assertThat(blocker).hasSize(1);
        assertThat(blocker.get(0).path("outwardIssue").path("key").asString()).isEqualTo("SHOP-9");
        assertThat(blocker.get(0).path("type").path("outward").asString()).isEqualTo("blocks");
        assertThat(blocked.get(0).path("inwardIssue").path("key").asString()).isEqualTo("SHOP-8");
        ok(204, "DELETE", ISSUE + "/SHOP-9", "");
        assertThat(links("SHOP-8")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"type":{"name":"Hinders"},"inwardIssue":{"key":"SHOP-8"},"outwardIssue":{"key":"SHOP-9"}} | 404 | No issue link type with name 'Hinders' found.
            {"type":{"id":"99"},"inwardIssue":{"key":"SHOP-8"},"outwardIssue":{"key":"SHOP-9"}}        | 404 | No issue link type with id '99' found.
            {"type":{"id":"10000"},"inwardIssue":{"key":"SHOP-8"},"outwardIssue":{"key":"NOPE-9"}}     | 404 | Issue does not exist or you do not have permission to see it.
            {"type":{"id":"10000"},"inwardIssue":{"key":"SHOP-8"},"outwardIssue":{"key":"SHOP-8"}}     | 400 | You cannot link an issue to itself.
            """)
    void refusesALinkThatMakesNoSense(String body, int status, String sentence) throws Exception {
        assertSentence(call("POST", LINK, body), status, sentence);
    }

    private JsonNode links(String key) throws Exception {
        return get(ISSUE + "/" + key + "?fields=issuelinks").path("fields").path("issuelinks");
    }

    private JsonNode changes(String key) throws Exception {
        return get(ISSUE + "/" + (key.contains("/") ? key : key + "/changelog"));
    }
}
