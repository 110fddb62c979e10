package dev.juncture.jira.sprint;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.jira.JiraConnections;
import dev.juncture.testing.Atlassian;
import dev.juncture.testing.Calls;
import dev.juncture.testing.Calls.Answer;
import dev.juncture.testing.JunctureTest;
import dev.juncture.testing.TestConnections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

@JunctureTest
class SprintWritesTest {
    private static final String SPRINTS = Atlassian.agile(JiraConnections.SITE, "/sprint");
    private static final String SPRINT = "{\"id\":37,\"state\":\"%s\",\"name\":\"sprint 1\",\"self\":\"https://x/37\"}";

    @Autowired
    Calls calls;

    @Autowired
    TestConnections testConnections;

    @Autowired
    JdbcClient jdbc;

    private final String externalId = "ext-" + UUID.randomUUID();

    @BeforeEach
    void connect() {
        JiraConnections.connect(testConnections, jdbc, externalId, null);
    }

    @Test
    void plansASprintWithWhatIsKnownOfIt() {
        expect(SPRINTS, "{\"name\":\"sprint 1\",\"originBoardId\":5,\"goal\":\"Ship \\\"it\\\"\"}", 201, "future");
        Answer answer = send("create-sprint", "\"board_id\":5,\"name\":\"sprint 1\",\"goal\":\"Ship \\\"it\\\"\"");
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.text())
                .isEqualTo("{\"sprint\":{\"id\":37,\"name\":\"sprint 1\",\"state\":\"future\",\"startDate\":null,"
                        + "\"endDate\":null,\"completeDate\":null,\"goal\":null}}");
    }

    @Test
    void namesEverythingThatIsMissingForASprint() {
        Answer answer = send("create-sprint", "\"goal\":\"g\"");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("details").path("fields").propertyNames())
                .containsExactlyInAnyOrder("board_id", "name");
    }

    @Test
    void startsASprintWithTheDatesGiven() {
        expect(SPRINTS + "/37", "{\"state\":\"active\",\"startDate\":\"s\",\"endDate\":\"e\"}", 200, "active");
        Answer answer = send("start-sprint", "\"sprint_id\":37,\"start_date\":\"s\",\"end_date\":\"e\"");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("sprint").path("state").asString()).isEqualTo("active");
    }

    @Test
    void startsASprintWithItsOwnDates() {
        expect(SPRINTS + "/37", "{\"state\":\"active\"}", 200, "active");
        assertThat(send("start-sprint", "\"sprint_id\":\"37\"").status()).isEqualTo(200);
    }

    @Test
    void saysWhatJiraMissesForAStart() {
        Atlassian.onPost(
                SPRINTS + "/37", Atlassian.json(400, "{\"errorMessages\":[],\"errors\":{\"endDate\":\"Set it.\"}}"));
        Answer answer = send("start-sprint", "\"sprint_id\":37");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("jira_rejected");
        assertThat(answer.json().path("details").path("errors").path("endDate").asString())
                .isEqualTo("Set it.");
    }

    @Test
    void closesASprint() {
        expect(SPRINTS + "/37", "{\"state\":\"closed\"}", 200, "closed");
        Answer answer = send("close-sprint", "\"sprint_id\":37");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("sprint").path("state").asString()).isEqualTo("closed");
    }

    @ParameterizedTest
    @CsvSource({"move-to-sprint, /sprint/37/issue", "move-to-backlog, /backlog/issue"})
    void movesFiftyIssuesACallInTheirOrder(String operation, String resource) {
        String path = Atlassian.agile(JiraConnections.SITE, resource);
        Atlassian.onPost(path, Atlassian.json(204, ""));
        Answer answer = send(operation, "\"sprint_id\":37,\"issues\":" + keys(120));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("{\"success\":true}");
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
                .startsWith("{\"issues\":[\"EX-101\",")
                .endsWith(",\"EX-120\"]}");
    }

    @Test
    void movesNothingMoreOnceJiraRefused() {
        Atlassian.onPost(SPRINTS + "/37/issue", Atlassian.json(400, "{\"errorMessages\":[\"EX-1 is a subtask.\"]}"));
        Answer answer = send("move-to-sprint", "\"sprint_id\":37,\"issues\":" + keys(120));
        assertThat(answer.code()).isEqualTo("jira_rejected");
        assertThat(Atlassian.requests(postRequestedFor(anyUrl()))).isOne();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[]", "null", "\"\"", "{}", "[null]", "[\"EX-1\",\"..\"]", "[\"EX/1\"]", "[[\"EX-1\"]]", "1001"})
    void movesNoNonsense(String issues) {
        String list = issues.equals("1001") ? keys(1001) : issues;
        for (String operation : List.of("move-to-sprint", "move-to-backlog")) {
            Answer answer = send(operation, "\"sprint_id\":37,\"issues\":" + list);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.code()).isEqualTo("invalid_request");
            assertThat(answer.text()).contains("issues");
        }
        assertThat(Atlassian.server().getAllServeEvents()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"start-sprint", "close-sprint", "move-to-sprint"})
    void callsJiraForNoHostileSprint(String operation) {
        for (String sprint :
                List.of("\"37/issue\"", "\"..\"", "\"37?x=1\"", "\"%2e%2e\"", "\"3\\n7\"", "[37]", "\"é\"")) {
            Answer answer = send(operation, "\"issues\":[\"EX-1\"],\"sprint_id\":" + sprint);
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
    void namesTheScope(String operation, String scope) {
        Atlassian.server()
                .stubFor(post(anyUrl())
                        .willReturn(Atlassian.json(
                                401, "{\"code\":401,\"message\":\"Unauthorized; scope does not match\"}")));
        Answer answer =
                send(operation, "\"board_id\":5,\"name\":\"n\",\"sprint_id\":37,\"issues\":[\"EX-1\",\"10001\"]");
        assertThat(answer.code()).isEqualTo("missing_scope");
        assertThat(answer.json().path("details").path("required_scopes").toString())
                .isEqualTo("[\"" + scope + "\"]");
    }

    private Answer send(String operation, String fields) {
        return calls.backend(
                "POST", "/api/backend/jira/" + operation, "{\"external_id\":\"" + externalId + "\"," + fields + "}");
    }

    /** Exactly this body, and the sprint in {@code state} as the answer. */
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
