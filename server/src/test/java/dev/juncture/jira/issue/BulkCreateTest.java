package dev.juncture.jira.issue;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static dev.juncture.jira.testing.JiraSession.path;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.juncture.jira.testing.JiraSession;
import dev.juncture.jira.testing.JiraTest;
import dev.juncture.testing.Atlassian;
import dev.juncture.testing.Calls.Answer;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@JiraTest(project = "10000")
class BulkCreateTest {
    private static final String BULK = path("/issue/bulk");
    private static final String DOOR = """
            {"summary":"Door","issue_type_id":"7","idempotency_key":"door"}""";
    private static final String WINDOW = """
            {"summary":"Window","issue_type_id":"7","idempotency_key":"window"}""";
    private static final String BAD = """
            {"summary":"Bad","issue_type_id":"7","idempotency_key":"bad"}""";

    JiraSession jira;

    @BeforeEach
    void jiraRefusesBadTicketsAndCreatesTheOthers() {
        Atlassian.onPost(BULK, Atlassian.computed(BulkCreateTest::answer));
        Atlassian.onGet(path("/issue/createmeta/10000/issuetypes/7"), Atlassian.json(200, """
                {"total":1,"fields":[{"fieldId":"customfield_1","name":"Severity","required":true}]}"""));
        Atlassian.onGet(path("/issue/createmeta/10000/issuetypes"), Atlassian.json(200, """
                {"issueTypes":[{"id":"7","name":"Bug"}],"total":1}"""));
        Atlassian.onPost(path("/search/jql"), Atlassian.json(200, """
                {"issues":[],"isLast":true}"""));
    }

    /** Answers as Jira does: the created ones in their order, and the refused ones by their places. */
    private static String answer(String body) {
        ObjectNode answer = JsonMapper.shared().createObjectNode();
        ArrayNode issues = answer.putArray("issues");
        ArrayNode errors = answer.putArray("errors");
        JsonNode updates = JsonMapper.shared().readTree(body).path("issueUpdates");
        for (int place = 0; place < updates.size(); place++) {
            String summary = updates.get(place).at("/fields/summary").asString();
            if (summary.startsWith("Bad")) {
                ObjectNode error = errors.addObject().put("status", 400).put("failedElementNumber", place);
                error.putObject("elementErrors").putObject("errors").put("customfield_1", "Severity is required.");
            } else {
                issues.addObject()
                        .put("id", "1" + Math.abs(summary.hashCode() % 10_000))
                        .put("key", "EX-" + summary);
            }
        }
        return answer.toString();
    }

    @Test
    void givesEachTicketItsOwnOutcome() {
        Answer answer = create(DOOR, BAD, """
                {"summary":"Sill","issue_type":"Nothing"}""", """
                {"issue_type_id":"7"}""", WINDOW);

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().path("created").asInt()).isEqualTo(2);
        assertThat(answer.json().at("/results/0/ticket/key").asString()).isEqualTo("EX-Door");
        assertThat(answer.json().at("/results/0").has("refusal")).isFalse();
        assertThat(answer.json().at("/results/1/success").asBoolean()).isFalse();
        assertThat(answer.json().at("/results/1/refusal/code").asString()).isEqualTo("jira_rejected");
        assertThat(answer.json()
                        .at("/results/1/refusal/details/errors/customfield_1")
                        .asString())
                .isEqualTo("Severity is required.");
        assertThat(answer.json().at("/results/1/refusal/details/fields").toString())
                .isEqualTo("""
                {"customfield_1":"is required (Severity)"}""");
        assertThat(answer.json().at("/results/2/refusal/details/issue_types/0").asString())
                .isEqualTo("Bug");
        assertThat(answer.json().at("/results/3/refusal/details/fields").propertyNames())
                .contains("summary");
        assertThat(answer.json().at("/results/4/ticket/key").asString()).isEqualTo("EX-Window");
        assertThat(answer.json().at("/results/4/index").asInt()).isEqualTo(4);
        assertThat(calls()).isOne();
    }

    @Test
    void createsNoTicketTwiceForTheSameKeys() {
        create(DOOR, BAD);

        Answer again = create(DOOR, WINDOW, BAD.replace("Bad", "Mended"));

        assertThat(again.json().path("created").asInt()).isEqualTo(3);
        assertThat(sent()).containsExactly(List.of("Door", "Bad"), List.of("Window", "Mended"));
    }

    @Test
    void sendsNothingWhenAllTicketsExist() {
        Answer first = create(DOOR, WINDOW);

        assertThat(create(DOOR, WINDOW).text()).isEqualTo(first.text());
        assertThat(calls()).isOne();
    }

    @Test
    void derivesTheKeysFromTheHeader() {
        HttpHeaders headers = jira.headers();
        headers.add("Idempotency-Key", "batch");
        String tickets = """
                {"tickets":[{"summary":"A","issue_type_id":"7"},{"summary":"B","issue_type_id":"7"}]}""";

        String first = jira.send("POST", "bulk-create", tickets, headers).text();
        String again = jira.send("POST", "bulk-create", tickets, headers).text();
        Answer other = jira.send("POST", "bulk-create", tickets.replace("\"A\"", "\"C\""), headers);

        assertThat(again).isEqualTo(first);
        assertThat(other.json().at("/results/0/refusal/code").asString()).isEqualTo("idempotency_mismatch");
        assertThat(other.json().at("/results/1/success").asBoolean()).isTrue();
        assertThat(calls()).isOne();
        Atlassian.server()
                .verify(postRequestedFor(urlPathEqualTo(BULK))
                        .withRequestBody(
                                matchingJsonPath("$.issueUpdates[1].properties[0].value[?(@.key == 'batch:1')]")));
    }

    @Test
    void sharesTheKeysOfAConnectionWithSingleCreates() {
        create(DOOR);
        HttpHeaders headers = jira.headers();
        headers.add("Idempotency-Key", "door");

        assertThat(jira.send("POST", "create-ticket", """
                {"summary":"Other","issue_type_id":"7"}""", headers).code()).isEqualTo("idempotency_mismatch");
    }

    @ParameterizedTest
    @EnumSource(names = {"CONNECTION_RESET_BY_PEER", "EMPTY_RESPONSE"})
    void neverCreatesATicketTwiceWhenTheOutcomeIsUnknown(Fault fault) {
        Atlassian.onPost(BULK, aResponse().withFault(fault));
        Answer lost = create(DOOR, """
                {"summary":"Keyless","issue_type_id":"7"}""");
        int before = calls();
        jiraRefusesBadTicketsAndCreatesTheOthers();

        Answer again = create(DOOR, WINDOW);

        assertThat(lost.json().at("/results/0/refusal/code").asString()).isEqualTo("outcome_unknown");
        assertThat(lost.json().at("/results/0/refusal/retry_after").asInt()).isPositive();
        assertThat(lost.json().at("/results/1/success").asBoolean()).isFalse();
        assertThat(again.json().at("/results/0/refusal/code").asString()).isEqualTo("outcome_unknown");
        assertThat(again.json().at("/results/1/success").asBoolean()).isTrue();
        assertThat(calls()).isEqualTo(before + 1);
    }

    @Test
    void findsATicketWhoseAnswerWasLost() {
        Atlassian.onPost(BULK, aResponse().withStatus(502));
        create(DOOR);
        Atlassian.onPost(path("/search/jql"), Atlassian.json(200, """
                {"issues":[{"id":"10002","key":"EX-2","properties":{"juncture.idempotency":{"key":"door"}}}],
                 "isLast":true}"""));

        assertThat(create(DOOR).json().at("/results/0/ticket/key").asString()).isEqualTo("EX-2");
        assertThat(calls()).isOne();
    }

    @Test
    void givesEachTicketItsOwnOutcomeWhenJiraRefusesAll() {
        Atlassian.onPost(BULK, Atlassian.json(400, answer("""
                {"issueUpdates":[{"fields":{"summary":"Bad 1"}},{"fields":{"summary":"Bad 2"}}]}""")));

        Answer answer = create(BAD, """
                {"summary":"Bad 2","issue_type_id":"7"}""");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("created").asInt()).isZero();
        for (int i = 0; i < 2; i++) {
            assertThat(answer.json()
                            .at("/results/" + i + "/refusal/details/errors/customfield_1")
                            .asString())
                    .isEqualTo("Severity is required.");
        }
        jiraRefusesBadTicketsAndCreatesTheOthers();
        assertThat(create(BAD.replace("Bad", "Mended")).json().path("created").asInt())
                .isOne();
    }

    @Test
    void reportsTicketsThatAreMissingInJirasAnswer() {
        Atlassian.onPost(BULK, Atlassian.json(201, """
                {"issues":[{"id":"1","key":"EX-1"}],"errors":[]}"""));

        Answer answer = create(DOOR, """
                {"summary":"Keyless","issue_type_id":"7"}""");

        assertThat(answer.json().at("/results/0/refusal/code").asString()).isEqualTo("outcome_unknown");
        assertThat(answer.json().at("/results/1/refusal/code").asString()).isEqualTo("jira_bad_answer");
    }

    @Test
    void readsEachListOfNamesOnce() {
        String tickets = IntStream.range(0, 50).mapToObj("""
                        {"summary":"T%d","issue_type":"Bug","fields":{"Severity":1}}"""::formatted).collect(Collectors.joining(","));

        assertThat(create(tickets).json().path("created").asInt()).isEqualTo(50);
        assertThat(Atlassian.requests(getRequestedFor(anyUrl()))).isEqualTo(2);
        assertThat(calls()).isOne();
    }

    @Test
    void namesTheProjectOfEachTicket() {
        jira.post("bulk-create", """
                {"jira_project_id":"EX","tickets":[{"summary":"A","issue_type_id":"7"},
                  {"summary":"B","issue_type_id":"7","jira_project_id":"10077"}]}""");

        Atlassian.server()
                .verify(postRequestedFor(urlPathEqualTo(BULK))
                        .withRequestBody(matchingJsonPath("$.issueUpdates[0].fields.project[?(@.key == 'EX')]"))
                        .withRequestBody(matchingJsonPath("$.issueUpdates[1].fields.project[?(@.id == '10077')]")));
    }

    @Test
    void asksJiraToIncludeTheNewTicketsInTheNextList() {
        create(DOOR, WINDOW);

        jira.get("get-tickets-for-project");

        Atlassian.server()
                .verify(postRequestedFor(urlPathEqualTo(path("/search/jql")))
                        .withRequestBody(matchingJsonPath("$.reconcileIssues[1]")));
    }

    @Test
    void asksForANewConsentWhenNothingElseHelps() {
        Atlassian.onPost(BULK, Atlassian.json(401, """
                {"code":401,"message":"Unauthorized; scope does not match"}"""));

        assertThat(create(DOOR).code()).isEqualTo("missing_scope");
        jiraRefusesBadTicketsAndCreatesTheOthers();
        assertThat(create(DOOR).json().path("created").asInt()).isOne();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{}",
                "\"x\"",
                "[null]",
                "[{\"summary\":7}]",
                "[{\"summary\":\"a\",\"idempotency_key\":\"k\"},{\"summary\":\"b\",\"idempotency_key\":\"k\"}]"
            })
    void rejectsInvalidTicketsWithoutCallingJira(String tickets) {
        assertThat(jira.post("bulk-create", "{\"tickets\":" + tickets + "}").code())
                .isEqualTo("invalid_request");
        Atlassian.server().verify(0, anyRequestedFor(anyUrl()));
    }

    @Test
    void rejectsMoreThanFiftyTickets() {
        String tickets = IntStream.range(0, 51)
                .mapToObj("{\"summary\":\"T%d\",\"issue_type_id\":\"7\"}"::formatted)
                .collect(Collectors.joining(","));

        assertThat(create(tickets).code()).isEqualTo("invalid_request");
        Atlassian.server().verify(0, anyRequestedFor(anyUrl()));
    }

    private Answer create(String... tickets) {
        return jira.post("bulk-create", "{\"tickets\":[" + String.join(",", tickets) + "]}");
    }

    private static int calls() {
        return Atlassian.requests(postRequestedFor(urlPathEqualTo(BULK)));
    }

    /** The summaries of the tickets in each request. */
    private static List<List<String>> sent() {
        return Atlassian.server().findAll(postRequestedFor(urlPathEqualTo(BULK))).stream()
                .map(LoggedRequest::getBodyAsString)
                .map(body -> JsonMapper.shared()
                        .readTree(body)
                        .path("issueUpdates")
                        .valueStream()
                        .map(issue -> issue.at("/fields/summary").asString())
                        .toList())
                .toList();
    }
}
