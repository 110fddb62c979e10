package dev.juncture.sandbox;

import static dev.juncture.sandbox.TestClient.MERIDIAN;
import static dev.juncture.sandbox.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.sandbox.http.Params;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class BoardTest extends JiraTest {
    private static final String AGILE = "/rest/agile/1.0";
    private static final String SOFTWARE = "/rest/software/1.0";

    @Test
    void listsAndFiltersBoards() throws Exception {
        assertThat(ids(get(AGILE + "/board"), "values")).containsExactly("1", "2", "3");
        assertThat(ids(get(AGILE + "/board?projectKeyOrId=SHOP"), "values")).containsExactly("1", "2");
        assertThat(ids(get(AGILE + "/board?projectKeyOrId=10001"), "values")).containsExactly("3");
        assertThat(ids(get(AGILE + "/board?type=kanban"), "values")).containsExactly("2", "3");
        assertThat(ids(get(AGILE + "/board?name=TRIAGE"), "values")).containsExactly("2");
        assertThat(get(AGILE + "/board?projectKeyOrId=SPRING").path("total").asInt())
                .isZero();
        assertThat(call("GET", AGILE + "/board?projectKeyOrId=NOPE", "").statusCode())
                .isEqualTo(400);
        JsonNode page = get(AGILE + "/board?startAt=1&maxResults=1");
        assertThat(page.path("isLast").asBoolean()).isFalse();
        assertThat(get(AGILE + "/board?maxResults=1000").path("maxResults").asInt())
                .isEqualTo(50);
    }

    @Test
    void showsABoardAndItsSetup() throws Exception {
        JsonNode board = get(AGILE + "/board/1");

        assertThat(board.path("type").asString()).isEqualTo("scrum");
        assertThat(board.path("location").path("projectKey").asString()).isEqualTo("SHOP");
        assertThat(get(AGILE + "/board/1/configuration")
                        .path("columnConfig")
                        .path("columns")
                        .size())
                .isEqualTo(4);
        assertThat(call("GET", AGILE + "/board/99", "").statusCode()).isEqualTo(404);
        assertThat(call("GET", AGILE + "/board/abc", "").statusCode()).isEqualTo(400);
    }

    @Test
    void listsSprintsClosedActiveFuture() throws Exception {
        JsonNode page = get(AGILE + "/board/1/sprint");

        assertThat(page.path("values").values())
                .extracting(sprint -> sprint.path("state").asString())
                .containsExactly(
                        "closed", "closed", "closed", "closed", "closed", "closed", "active", "future", "future");
        assertThat(ids(get(AGILE + "/board/1/sprint?state=future,active"), "values"))
                .containsExactly("7", "8", "9");
        assertThat(page.path("values").get(0).has("completeDate")).isTrue();
        assertThat(page.path("values").get(8).has("startDate")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "3"})
    void hasNoSprintsOnAKanbanBoard(String board) throws Exception {
        assertSentence(
                call("GET", AGILE + "/board/" + board + "/sprint", ""), 400, "The board does not support sprints");
    }

    @Test
    void hasATeamManagedBoardWithoutSprints() throws Exception {
        JsonNode boards = json(client.jira(token, MERIDIAN, AGILE + "/board?projectKeyOrId=FLEET"));

        assertThat(boards.path("values").get(0).path("type").asString()).isEqualTo("simple");
        JsonNode project = json(client.jira(token, MERIDIAN, "/rest/api/3/project/FLEET"));
        assertThat(project.path("style").asString()).isEqualTo("next-gen");
    }

    @Test
    void movesASprintFromItsPlanToItsEnd() throws Exception {
        String path = AGILE + "/sprint/"
                + ok(201, "POST", AGILE + "/sprint", """
                {"name":" Harvest ","originBoardId":1,"goal":"Pick"}
                """).path("id").asLong();
        assertThat(get(path).path("name").asString()).isEqualTo("Harvest");
        assertThat(get(path).path("state").asString()).isEqualTo("future");

        assertSentence(
                call("POST", path, "{\"state\":\"active\"}"),
                400,
                "You must specify a start date and an end date to start a sprint.");
        assertField(call("POST", path, "{\"state\":\"closed\"}"), "state", "A sprint cannot go from future to closed.");
        JsonNode active = ok(200, "POST", path, """
                {"state":"active","startDate":"2026-11-23T09:00:00.000+01:00","endDate":"2026-12-07T09:00:00.000Z"}
                """);
        assertThat(active.path("startDate").asString()).isEqualTo("2026-11-23T08:00:00.000Z");
        assertThat(active.path("goal").asString()).isEqualTo("Pick");

        assertThat(ok(200, "POST", path, "{\"state\":\"closed\"}")
                        .path("completeDate")
                        .asString())
                .isEqualTo("2026-11-22T12:00:00.000Z");
        JsonNode closed = ok(200, "POST", path, "{\"name\":\"Late\",\"endDate\":\"2027-01-01T00:00:00.000Z\"}");
        assertThat(closed.path("name").asString()).isEqualTo("Late");
        assertThat(closed.path("endDate").asString()).startsWith("2026-12-07");
        assertField(call("POST", path, "{\"state\":\"active\"}"), "state", "A sprint cannot go from closed to active.");
    }

    @Test
    void clearsFieldsThatAFullUpdateLeavesOut() throws Exception {
        JsonNode sprint = ok(200, "PUT", AGILE + "/sprint/8", "{\"name\":\"Only a name\"}");

        assertThat(sprint.path("goal").asString()).isEmpty();
        assertField(call("PUT", AGILE + "/sprint/8", "{\"goal\":\"x\"}"), "name", "You must specify a sprint name.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"name":"x"} | 400
            {"originBoardId":1} | 400
            {"name":"x","originBoardId":99} | 404
            {"name":"x","originBoardId":3} | 400
            {"name":"1234567890123456789012345678901","originBoardId":1} | 400
            {"name":"x","originBoardId":1,"startDate":"tomorrow"} | 400
            """)
    void refusesASprintThatMakesNoSense(String body, int status) throws Exception {
        assertThat(call("POST", AGILE + "/sprint", body).statusCode()).isEqualTo(status);
    }

    @Test
    void deletesASprintAndFreesItsIssues() throws Exception {
        String key = create("Planned");
        ok(204, "POST", AGILE + "/sprint/8/issue", "{\"issues\":[\"" + key + "\"]}");

        ok(204, "DELETE", AGILE + "/sprint/8", "");

        assertSentence(call("GET", AGILE + "/sprint/8", ""), 404, "Sprint does not exist");
        assertThat(get(ISSUE + "/" + key)
                        .path("fields")
                        .path("customfield_10020")
                        .isNull())
                .isTrue();
    }

    @Test
    void movesIssuesIntoASprintAndBack() throws Exception {
        String key = create("Moving");
        ok(204, "POST", AGILE + "/sprint/7/issue", "{\"issues\":[\"" + key + "\"]}");
        ok(204, "POST", AGILE + "/sprint/9/issue", "{\"issues\":[\"" + key + "\"]}");
        assertThat(keys("sprint = 9 AND key = " + key)).containsExactly(key);
        assertThat(keys("sprint = 7 AND key = " + key)).isEmpty();

        ok(204, "POST", AGILE + "/backlog/issue", "{\"issues\":[\"" + key + "\"]}");

        assertThat(keys("sprint IS EMPTY AND key = " + key)).containsExactly(key);
        assertThat(ids(get(SOFTWARE + "/board/1/backlog?maxResults=100&fields=summary"), "issues"))
                .contains(get(ISSUE + "/" + key).path("id").asString());
    }

    @Test
    void movesFiftyIssuesAtMostAndNoneIntoAClosedSprint() throws Exception {
        String many = "{\"issues\":["
                + String.join(
                        ",",
                        IntStream.rangeClosed(1, 51)
                                .mapToObj(n -> "\"SHOP-" + n + "\"")
                                .toList()) + "]}";

        assertThat(call("POST", AGILE + "/sprint/7/issue", many).statusCode()).isEqualTo(400);
        assertThat(call("POST", AGILE + "/backlog/issue", many).statusCode()).isEqualTo(400);
        assertSentence(
                call("POST", AGILE + "/sprint/1/issue", "{\"issues\":[\"SHOP-7\"]}"),
                400,
                "Issue can be assigned only active or future sprints.");
        assertThat(call("POST", AGILE + "/sprint/7/issue", "{\"issues\":[\"SHOP-7\",\"NOPE-1\"]}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void pagesThroughTheIssuesOfABoardByToken() throws Exception {
        List<String> ids = new ArrayList<>();
        String next = "";
        do {
            JsonNode page = get(SOFTWARE + "/board/1/issue?maxResults=5000" + next);
            ids.addAll(ids(page, "issues"));
            assertThat(page.path("issues").get(0).path("fields").has("summary")).isTrue();
            next = page.has("nextPageToken")
                    ? "&nextPageToken="
                            + Params.encode(page.path("nextPageToken").asString())
                    : "";
        } while (!next.isEmpty());

        assertThat(ids).hasSize(268);
        assertThat(new HashSet<>(ids)).hasSize(268);
        assertThat(get(SOFTWARE + "/board/1/issue/approximate-count")
                        .path("count")
                        .asInt())
                .isEqualTo(268);
        assertThat(get(SOFTWARE + "/board/1/issue?maxResults=5000&fields=id")
                        .path("issues")
                        .size())
                .isEqualTo(268);
    }

    @Test
    void listsTheIssuesOfASprintByBothRoutes() throws Exception {
        JsonNode young = get(SOFTWARE + "/sprint/7/issue?maxResults=100&fields=summary,customfield_10020");
        JsonNode old = get(AGILE + "/sprint/7/issue?maxResults=1000&fields=summary,customfield_10020");

        assertThat(old.path("maxResults").asInt()).isEqualTo(1000);
        assertThat(old.path("total").asInt()).isPositive();
        assertThat(old.path("issues")).isEqualTo(young.path("issues"));
        assertThat(young.path("issues").values())
                .allMatch(issue -> issue.path("fields")
                        .path("customfield_10020")
                        .toString()
                        .contains("\"id\":7"));
        assertThat(ids(get(AGILE + "/board/1/sprint/7/issue?fields=id&maxResults=100"), "issues"))
                .isEqualTo(ids(young, "issues"));
        assertThat(ids(get(SOFTWARE + "/sprint/7/issue?fields=id&jql=status%20%3D%20Done"), "issues"))
                .hasSizeLessThan(young.path("issues").size());
        assertThat(call("GET", SOFTWARE + "/sprint/99/issue", "").statusCode()).isEqualTo(404);
    }

    @Test
    void pagesTheDeprecatedListsByStart() throws Exception {
        JsonNode page = get(AGILE + "/board/1/issue?startAt=260&maxResults=50&fields=summary");

        assertThat(page.path("total").asInt()).isEqualTo(268);
        assertThat(page.path("startAt").asInt()).isEqualTo(260);
        assertThat(page.path("issues").size()).isEqualTo(8);
    }

    @ParameterizedTest
    @CsvSource({
        "/board, read:board-scope:jira-software",
        "/board, read:project:jira",
        "/board, read:jira-work",
        "/board/1, read:board-scope:jira-software",
        "/board/1/sprint, read:jira-work",
        "/board/1/configuration, read:board-scope:jira-software",
        "/sprint/7/issue, read:sprint:jira-software"
    })
    void wantsEveryScopeOfTheSetAndTakesNoClassicOne(String path, String scope) throws Exception {
        String narrow = client.accessToken("ada", TestClient.HARBOR_PINE, scope);

        HttpResponse<String> answer = client.jira(narrow, TestClient.HARBOR_PINE, AGILE + path);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).isEqualTo("{\"code\":401,\"message\":\"Unauthorized; scope does not match\"}");
    }

    @Test
    void showsANewIssueOnItsBoardWhenSearchKnowsIt() throws Exception {
        control.searchLag(Duration.ofSeconds(30));
        String id = get(ISSUE + "/" + create("Fresh")).path("id").asString();

        assertThat(ids(get(SOFTWARE + "/board/1/issue?fields=id&maxResults=5000"), "issues"))
                .doesNotContain(id);
        assertThat(ids(get(SOFTWARE + "/board/1/issue?fields=id&maxResults=5000&reconcileIssues=" + id), "issues"))
                .contains(id);
        control.advanceClock(Duration.ofSeconds(31));
        assertThat(ids(get(SOFTWARE + "/board/1/issue?fields=id&maxResults=5000"), "issues"))
                .contains(id);
    }

    private static List<String> ids(JsonNode page, String list) {
        return page.path(list).values().stream()
                .map(each -> each.path("id").asString())
                .toList();
    }
}
