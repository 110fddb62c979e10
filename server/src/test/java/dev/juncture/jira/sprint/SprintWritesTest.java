package dev.juncture.jira.sprint;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static dev.juncture.jira.testing.JiraSession.agile;
import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.jira.testing.JiraSession;
import dev.juncture.jira.testing.JiraTest;
import dev.juncture.testing.Atlassian;
import dev.juncture.testing.Calls.Answer;
import dev.juncture.testing.Recorded;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@JiraTest
class SprintWritesTest {
    private static final String SPRINTS = agile("/sprint");
    private static final String SPRINT = """
                {"id":37,"state":"%s","name":"sprint 1","self":"https://x/37"}""";

    JiraSession jira;

    @Test
    void createsASprintWithTheGivenFields() {
        expect(SPRINTS, """
                {"name":"sprint 1","originBoardId":5,"goal":"Ship \\"it\\""}""", 201, "future");
        Answer answer = jira.post("create-sprint", """
                {"board_id":5,"name":"sprint 1","goal":"Ship \\"it\\""}""");
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.text()).isEqualTo("""
                {"sprint":{"id":37,"name":"sprint 1","state":"future","startDate":null,\
                "endDate":null,"completeDate":null,"goal":null,"originBoardId":null}}""");
    }

    @Test
    void namesAllMissingFieldsOfASprint() {
        Answer answer = jira.post("create-sprint", """
                {"goal":"g"}""");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("details").path("fields").propertyNames())
                .containsExactlyInAnyOrder("board_id", "name");
    }

    @Test
    void startsASprintWithGivenDates() {
        expect(SPRINTS + "/37", """
                {"state":"active","startDate":"s","endDate":"e"}""", 200, "active");
        Answer answer = jira.post("start-sprint", """
                {"sprint_id":37,"start_date":"s","end_date":"e"}""");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("sprint").path("state").asString()).isEqualTo("active");
    }

    @Test
    void startsASprintWithItsOwnDates() {
        expect(SPRINTS + "/37", """
                {"state":"active"}""", 200, "active");
        assertThat(jira.post("start-sprint", """
                {"sprint_id":"37"}""").status()).isEqualTo(200);
    }

    @Test
    void reportsWhyJiraCannotStartASprint() {
        Atlassian.onPost(SPRINTS + "/37", Atlassian.json(400, """
                {"errorMessages":[],"errors":{"endDate":"Set it."}}"""));
        Answer answer = jira.post("start-sprint", """
                {"sprint_id":37}""");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("jira_rejected");
        assertThat(answer.json().path("details").path("errors").path("endDate").asString())
                .isEqualTo("Set it.");
    }

    @Test
    void closesASprint() {
        expect(SPRINTS + "/37", """
                {"state":"closed"}""", 200, "closed");
        Answer answer = jira.post("close-sprint", """
                {"sprint_id":37}""");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("sprint").path("state").asString()).isEqualTo("closed");
    }

    @ParameterizedTest
    @CsvSource({"move-to-sprint, /sprint/37/issue", "move-to-backlog, /backlog/issue"})
    void movesFiftyIssuesPerCallInOrder(String operation, String resource) {
        String path = agile(resource);
        Atlassian.onPost(path, Atlassian.json(204, ""));
        Answer answer = send(operation, """
                {"sprint_id":37,"issues":%s}""".formatted(keys(120)));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("""
                {"success":true}""");
        List<Integer> sizes = Atlassian.server().findAll(postRequestedFor(urlPathEqualTo(path))).stream()
                .map(request -> JsonMapper.shared()
                        .readTree(request.getBodyAsString())
                        .path("issues")
                        .size())
                .toList();
        assertThat(sizes).containsExactly(50, 50, 20);
        assertThat(Atlassian.server()
                        .findAll(postRequestedFor(urlPathEqualTo(path)))
                        .get(2)
                        .getBodyAsString())
                .startsWith("""
                {"issues":["EX-101",""")
                .endsWith(",\"EX-120\"]}");
    }

    @Test
    void stopsMovingIssuesAfterARefusal() {
        Atlassian.onPost(SPRINTS + "/37/issue", Atlassian.json(400, """
                {"errorMessages":["EX-1 is a subtask."]}"""));
        Answer answer = jira.post("move-to-sprint", """
                {"sprint_id":37,"issues":%s}""".formatted(keys(120)));
        assertThat(answer.code()).isEqualTo("jira_rejected");
        assertThat(Atlassian.requests(postRequestedFor(anyUrl()))).isOne();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[]", "null", "\"\"", "{}", "[null]", "[\"EX-1\",\"..\"]", "[\"EX/1\"]", "[[\"EX-1\"]]", "1001"})
    void rejectsInvalidIssueLists(String issues) {
        String list = issues.equals("1001") ? keys(1001) : issues;
        for (String operation : List.of("move-to-sprint", "move-to-backlog")) {
            Answer answer = send(operation, """
                {"sprint_id":37,"issues":%s}""".formatted(list));
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.code()).isEqualTo("invalid_request");
            assertThat(answer.text()).contains("issues");
        }
        assertThat(Atlassian.server().getAllServeEvents()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"start-sprint", "close-sprint", "move-to-sprint"})
    void rejectsAHostileSprintWithoutCallingJira(String operation) {
        for (String sprint :
                List.of("\"37/issue\"", "\"..\"", "\"37?x=1\"", "\"%2e%2e\"", "\"3\\n7\"", "[37]", "\"é\"")) {
            Answer answer = send(operation, """
                {"issues":["EX-1"],"sprint_id":%s}""".formatted(sprint));
            assertThat(answer.status()).as(sprint).isEqualTo(400);
            assertThat(answer.code()).isEqualTo("invalid_request");
        }
        assertThat(Atlassian.server().getAllServeEvents()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "create-sprint, write:sprint:jira-software",
        "start-sprint, write:sprint:jira-software",
        "close-sprint, write:sprint:jira-software",
        "move-to-sprint, write:sprint:jira-software",
        "move-to-backlog, write:board-scope:jira-software"
    })
    void reportsTheRequiredScope(String operation, String scope) {
        Atlassian.server().stubFor(post(anyUrl()).willReturn(Recorded.SCOPE_MISSING.answer()));
        Answer answer = send(operation, """
                {"board_id":5,"name":"n","sprint_id":37,"issues":["EX-1","10001"]}""");
        assertThat(answer.code()).isEqualTo("missing_scope");
        assertThat(answer.json().path("details").path("required_scopes").toString())
                .isEqualTo("""
                ["%s"]""".formatted(scope));
    }

    /** Sends those of the fields that the operation takes. */
    private Answer send(String operation, String fields) {
        ObjectNode all = (ObjectNode) JsonMapper.shared().readTree(fields);
        return jira.post(operation, jira.inputOf(operation, all).toString());
    }

    /** Expects exactly this body, and answers with the sprint in {@code state}. */
    private static void expect(String path, String body, int status, String state) {
        Atlassian.server()
                .stubFor(post(urlPathEqualTo(path))
                        .withRequestBody(equalToJson(body))
                        .willReturn(Atlassian.json(status, SPRINT.formatted(state))));
    }

    private static String keys(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> "\"EX-" + number + "\"")
                .collect(Collectors.joining(",", "[", "]"));
    }
}
