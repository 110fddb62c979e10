package dev.juncture.jira.sprint;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static dev.juncture.jira.testing.JiraSession.agile;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.juncture.jira.testing.JiraSession;
import dev.juncture.jira.testing.JiraTest;
import dev.juncture.testing.Atlassian;
import dev.juncture.testing.Calls.Answer;
import dev.juncture.testing.Recorded;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@JiraTest(project = "10000")
class ProjectSprintsTest {
    private static final String BOARDS = agile("/board");
    private static final String ALL = "get-all-sprints-for-project";
    private static final String ACTIVE = "get-active-sprints-for-project";
    private static final String CLOSED = """
            {"id":37,"self":"https://x/37","state":"closed","name":"sprint 1","startDate":"2015-04-11T15:22:00.000+10:00",
             "endDate":"2015-04-20T01:22:00.000+10:00","completeDate":"2015-04-20T11:04:00.000+10:00","originBoardId":5,
             "goal":"sprint 1 goal"}""";
    private static final String RUNNING = """
                {"id":72,"state":"active","name":"sprint 2"}""";
    private static final String FUTURE = """
                {"id":71,"state":"future","name":"sprint 3"}""";

    JiraSession jira;

    @Test
    void returnsAllSprintsOfAllBoardsInJirasOrder() {
        boards("""
                {"id":9,"name":"Scrum","type":"scrum"},{"id":3,"name":"Team","type":"simple"}""");
        sprints(9, 0, Atlassian.json(200, last(CLOSED + "," + RUNNING + "," + FUTURE)));
        sprints(3, 0, Atlassian.json(200, last(FUTURE)));

        Answer answer = jira.get(ALL);

        assertThat(answer.status()).isEqualTo(200);
        String running = """
                {"id":72,"name":"sprint 2","state":"active"%s""".formatted(noDates());
        String future = """
                {"id":71,"name":"sprint 3","state":"future"%s""".formatted(noDates());
        assertThat(answer.json()).isEqualTo(tree("""
                {"boards":[
                  {"board_id":9,"board_name":"Scrum","board_type":"scrum","sprints":[
                    {"id":37,"name":"sprint 1","state":"closed","startDate":"2015-04-11T15:22:00.000+10:00",
                     "endDate":"2015-04-20T01:22:00.000+10:00","completeDate":"2015-04-20T11:04:00.000+10:00",
                     "goal":"sprint 1 goal","originBoardId":5},%s,%s],"active_sprints":[%s]},
                  {"board_id":3,"board_name":"Team","board_type":"simple","sprints":[%s],"active_sprints":[]}],
                 "total_sprints":4}""".formatted(running, future, running, future)));
    }

    @ParameterizedTest
    @ValueSource(strings = {ALL, ACTIVE})
    void namesTheBoardThatASprintBelongsTo(String operation) {
        boards("""
                {"id":1,"name":"A","type":"scrum"},{"id":2,"name":"B","type":"scrum"}""");
        for (int board = 1; board <= 2; board++) {
            onSprints(board, Atlassian.json(200, last("""
                    {"id":11,"name":"S1","state":"active","originBoardId":2},{"id":12,"name":"S2","state":"active"}""")));
        }

        JsonNode found = jira.get(operation).json().path("boards");

        for (JsonNode board : found) {
            assertThat(board.at("/active_sprints/0/originBoardId").asInt()).isEqualTo(2);
            assertThat(board.at("/active_sprints/1/originBoardId").isNull()).isTrue();
        }
        assertThat(found).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"null,", "2, 2", "9007199254740993, 9007199254740993"})
    void returnsAnOriginBoardThatIsANumber(String given, @Nullable String returned) {
        boards("""
                {"id":1,"name":"A","type":"scrum"}""");
        onSprints(1, Atlassian.json(200, last("""
                {"id":11,"name":"S1","state":"active","originBoardId":%s}""".formatted(given))));

        JsonNode board = jira.get(ALL).json().at("/boards/0/active_sprints/0/originBoardId");

        assertThat(board.isNull() ? null : board.toString()).isEqualTo(returned);
    }

    @Test
    void requestsOnlyActiveSprints() {
        boards("""
                {"id":9,"name":"Scrum","type":"scrum"}""");
        Atlassian.server()
                .stubFor(get(urlPathEqualTo(BOARDS + "/9/sprint"))
                        .withQueryParam("state", equalTo("active"))
                        .willReturn(Atlassian.json(200, last(RUNNING))));
        assertThat(jira.get(ACTIVE).json()).isEqualTo(tree("""
                {"boards":[{"board_id":9,"board_name":"Scrum","board_type":"scrum","active_sprints":[
                  {"id":72,"name":"sprint 2","state":"active"%s]}]}""".formatted(noDates())));
    }

    @ParameterizedTest
    @ValueSource(strings = {ALL, ACTIVE})
    void returnsEmptyListsForBoardsWithoutSprints(String operation) {
        boards("""
                {"id":1,"name":"K","type":"kanban"},{"id":2,"name":"A","type":"scrum"},
                {"id":3,"name":"S","type":"scrum"}""");
        onSprints(1, Atlassian.json(400, """
                {"errorMessages":["The board does not support sprints"],"errors":{}}"""));
        onSprints(2, Atlassian.json(404, """
                {"errorMessages":["Board 2 was not found"],"errors":{}}"""));
        onSprints(3, Atlassian.json(200, last(RUNNING)));
        JsonNode found = jira.get(operation).json().path("boards");
        assertThat(found).hasSize(3);
        assertThat(found.path(0).path("active_sprints")).isEmpty();
        assertThat(found.path(1).path("active_sprints")).isEmpty();
        assertThat(found.path(2).path("active_sprints")).hasSize(1);
        assertThat(found.path(0).path("sprints")).isEmpty();
    }

    @Test
    void returnsNoSprintsForAProjectWithoutBoards() {
        boards("");
        assertThat(jira.get(ALL).text()).isEqualTo("""
                {"boards":[],"total_sprints":0}""");
        assertThat(jira.get(ACTIVE).text()).isEqualTo("""
                {"boards":[]}""");
    }

    @Test
    void readsTenBoardsAndTheirPagesInParallel() {
        boards(IntStream.rangeClosed(1, 10).mapToObj(id -> """
                {"id":%s,"name":"B","type":"scrum"}""".formatted(id)).collect(Collectors.joining(",")));
        for (int board = 1; board <= 10; board++) {
            sprints(board, 0, Atlassian.together(10, Atlassian.json(200, page(false, 120, 0, 50))));
            sprints(board, 50, Atlassian.together(20, Atlassian.json(200, page(false, 120, 50, 50))));
            sprints(board, 100, Atlassian.together(20, Atlassian.json(200, page(true, 120, 100, 20))));
        }

        Answer answer = jira.get(ALL);

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().path("total_sprints").asInt()).isEqualTo(1200);
        for (int board = 1; board <= 10; board++) {
            JsonNode found = answer.json().path("boards").path(board - 1);
            assertThat(found.path("board_id").asInt()).isEqualTo(board);
            assertThat(found.path("sprints")
                            .valueStream()
                            .map(sprint -> sprint.path("id").asLong()))
                    .containsExactlyElementsOf(LongStream.range(0, 120).boxed().toList());
        }
        assertThat(Atlassian.requests(getRequestedFor(urlPathMatching(BOARDS + "/\\d+/sprint"))))
                .isEqualTo(30);
    }

    @ParameterizedTest
    @ValueSource(strings = {ALL, ACTIVE})
    void aBoardThatJiraRefusesToShowDoesNotFailTheOthers(String operation) {
        boards("""
                {"id":1,"name":"A","type":"scrum"},{"id":2,"name":"B","type":"scrum"},{"id":3,"type":"scrum"}""");
        onSprints(1, Atlassian.json(200, last(RUNNING)));
        onSprints(2, Atlassian.json(403, """
                {"errorMessages":["You do not have permission to view this board."],"errors":{}}"""));
        onSprints(3, Atlassian.json(403, ""));

        Answer answer = jira.get(operation);

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().path("boards")).hasSize(1);
        assertThat(answer.json().at("/boards/0/board_id").asInt()).isEqualTo(1);
        assertThat(answer.json().at("/boards/0/active_sprints/0/id").asInt()).isEqualTo(72);
        assertThat(answer.json().path("unavailable")).isEqualTo(tree("""
                [{"id":2,"name":"B","reason":"You do not have permission to view this board."},
                 {"id":3,"name":null,"reason":"The Jira user behind this connection may not do this."}]"""));
    }

    @Test
    void countsOnlySprintsOfBoardsThatCouldBeRead() {
        boards("""
                {"id":1,"name":"A","type":"scrum"},{"id":2,"name":"B","type":"scrum"}""");
        sprints(1, 0, Atlassian.json(200, last(CLOSED + "," + RUNNING)));
        sprints(2, 0, Atlassian.json(200, page(false, 60, 0, 50)));
        sprints(2, 50, Atlassian.json(403, "{}"));

        Answer answer = jira.get(ALL);

        assertThat(answer.json().path("total_sprints").asInt()).isEqualTo(2);
        assertThat(answer.json().at("/unavailable/0/id").asInt()).isEqualTo(2);
    }

    @Test
    void listsEveryBoardAsUnavailableWhenNoneCanBeRead() {
        boards("""
                {"id":1,"name":"A","type":"scrum"}""");
        onSprints(1, Atlassian.json(403, "{}"));
        assertThat(jira.get(ACTIVE).json()).isEqualTo(tree("""
                {"boards":[],"unavailable":[
                  {"id":1,"name":"A","reason":"The Jira user behind this connection may not do this."}]}"""));
    }

    @Test
    void reportsAListOfBoardsThatJiraRefusesToShow() {
        Atlassian.onGet(BOARDS, Atlassian.json(403, """
                {"errorMessages":["No."]}"""));
        Answer answer = jira.get(ALL);
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.code()).isEqualTo("jira_forbidden");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"isLast\":false,\"total\":9,\"values\":[]}", "{\"isLast\":false}", "{\"values\":null}"})
    void endsASprintListAtAnEmptyPage(String rest) {
        boards("""
                {"id":1,"name":"A","type":"scrum"}""");
        sprints(1, 0, Atlassian.json(200, """
                {"isLast":false,"total":9,"values":[%s]}""".formatted(RUNNING)));
        sprints(1, 1, Atlassian.json(200, rest));
        assertThat(jira.get(ALL).json().path("total_sprints").asInt()).isOne();
    }

    @Test
    void reportsABoardThatCannotBeRead() {
        boards("""
                {"id":1,"name":"B","type":"scrum"},{"id":2,"name":"B","type":"scrum"}""");
        onSprints(1, Atlassian.json(503, "{}"));
        onSprints(2, Atlassian.json(200, last(RUNNING)));
        Answer answer = jira.get(ALL);
        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.code()).isEqualTo("jira_unavailable");
    }

    @Test
    void rejectsAListWithoutEnd() {
        boards("""
                {"id":1,"name":"B","type":"scrum"}""");
        onSprints(1, Atlassian.json(200, """
                {"isLast":false,"values":[%s]}""".formatted(RUNNING)));
        Answer answer = jira.get(ALL);
        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.code()).isEqualTo("jira_bad_answer");
    }

    @ParameterizedTest
    @ValueSource(strings = {ALL, ACTIVE})
    void reportsAllRequiredScopes(String operation) {
        boards("""
                {"id":1,"name":"B","type":"scrum"}""");
        onSprints(1, Recorded.SCOPE_MISSING.answer());
        Answer answer = jira.get(operation);
        assertThat(answer.code()).isEqualTo("missing_scope");
        assertThat(answer.json().path("details").path("required_scopes").toString())
                .isEqualTo("""
                ["read:board-scope:jira-software","read:project:jira","read:sprint:jira-software"]""");
    }

    @ParameterizedTest
    @ValueSource(strings = {ALL, ACTIVE})
    void rejectsAHostileProjectWithoutCallingJira(String operation) {
        Answer answer = jira.get(operation + "?project_id=..%2Fx");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("invalid_request");
        assertThat(Atlassian.server().getAllServeEvents()).isEmpty();
    }

    private static void boards(String boards) {
        Atlassian.server()
                .stubFor(get(urlPathEqualTo(BOARDS))
                        .withQueryParam("projectKeyOrId", equalTo("10000"))
                        .willReturn(Atlassian.json(200, last(boards))));
    }

    private static void onSprints(int board, ResponseDefinitionBuilder answer) {
        Atlassian.onGet(BOARDS + "/" + board + "/sprint", answer);
    }

    private static void sprints(int board, int startAt, ResponseDefinitionBuilder answer) {
        Atlassian.server()
                .stubFor(get(urlPathEqualTo(BOARDS + "/" + board + "/sprint"))
                        .withQueryParam("startAt", equalTo(String.valueOf(startAt)))
                        .withQueryParam("state", absent())
                        .willReturn(answer));
    }

    private static String last(String values) {
        return """
                {"isLast":true,"values":[%s]}""".formatted(values);
    }

    private static String page(boolean isLast, int total, int from, int size) {
        return """
                {"isLast":%s,"total":%d,"startAt":%d,"maxResults":50,"values":[%s]}""".formatted(
                        isLast,
                        total,
                        from,
                        IntStream.range(from, from + size)
                                .mapToObj(id -> """
                {"id":%s,"state":"closed","name":"S"}""".formatted(id))
                                .collect(Collectors.joining(",")));
    }

    private static String noDates() {
        return ",\"startDate\":null,\"endDate\":null,\"completeDate\":null,\"goal\":null,\"originBoardId\":null}";
    }

    private static JsonNode tree(String json) {
        return JsonMapper.shared().readTree(json);
    }
}
