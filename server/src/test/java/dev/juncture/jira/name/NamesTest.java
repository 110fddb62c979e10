package dev.juncture.jira.name;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static dev.juncture.jira.testing.JiraSession.path;
import static dev.juncture.jira.testing.JiraSession.requests;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.RequestMethod;
import dev.juncture.jira.testing.JiraSession;
import dev.juncture.jira.testing.JiraTest;
import dev.juncture.testing.Atlassian;
import dev.juncture.testing.Calls.Answer;
import dev.juncture.testing.TestSleeper;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@JiraTest(project = "10000")
class NamesTest {
    private static final String TYPES = path("/issue/createmeta/10000/issuetypes");
    private static final String FORM = path("/issue/createmeta/10000/issuetypes/7");
    private static final String FIELDS = path("/field");
    private static final String PRIORITIES = path("/priority");
    private static final String USERS = path("/user/assignable/search");
    private static final String ISSUES = path("/issue");
    private static final String ALL_BY_NAME = """
                {"issue_type":"Bug","priority":"high","assignee":"Ann Lee","fields":{"Team":"Blue"}}""";

    private static final String BUG = """
            {"issue_type":"Bug"}""";

    JiraSession jira;

    @BeforeEach
    void script() {
        types("7", "Bug");
        field("customfield_9", "Team");
        form("""
                {"fieldId":"priority","allowedValues":[{"id":"2","name":"High"}]}""");
        Atlassian.onGet(PRIORITIES, Atlassian.json(200, """
                [{"id":"3","name":"Low"}]"""));
        users("""
                {"accountId":"712020:a","displayName":"Ann Lee"}""");
        Atlassian.onPost(ISSUES, Atlassian.json(201, """
                {"id":"10002","key":"EX-2"}"""));
        Atlassian.onGet(path("/issue/10002"), Atlassian.json(200, """
                {"id":"10002","key":"EX-2"}"""));
    }

    @Test
    void sendsTheIdsOfDisplayNames() {
        assertThat(create(ALL_BY_NAME).status()).isEqualTo(201);

        Atlassian.server()
                .verify(postRequestedFor(urlPathEqualTo(ISSUES))
                        .withRequestBody(matchingJsonPath("$.fields.issuetype[?(@.id == '7')]"))
                        .withRequestBody(matchingJsonPath("$.fields.priority[?(@.id == '2')]"))
                        .withRequestBody(matchingJsonPath("$.fields.assignee[?(@.id == '712020:a')]"))
                        .withRequestBody(matchingJsonPath("$.fields[?(@.customfield_9 == 'Blue')]")));
    }

    @Test
    void readsNoListAgainForTheSameNames() {
        create(ALL_BY_NAME);
        int reads = reads();

        assertThat(create(ALL_BY_NAME).status()).isEqualTo(201);

        assertThat(reads).isEqualTo(5);
        // The ticket itself is read again, the four lists and the person are not.
        assertThat(reads() - reads).isEqualTo(1);
    }

    @Test
    void readsAListAgainForAnotherConnectionAndAfterFiveMinutes() {
        create(BUG);

        jira.another("10000").post("create-ticket", """
                {"summary":"S","issue_type":"Bug"}""");
        assertThat(gets(TYPES)).isEqualTo(2);
        TestSleeper.INSTANCE.pass(Duration.ofSeconds(301));
        create(BUG);
        assertThat(gets(TYPES)).isEqualTo(3);
    }

    @Test
    void findsARenamedFieldAtOnce() {
        create("""
                {"issue_type_id":"7","fields":{"Team":"Blue"}}""");
        field("customfield_9", "Squad");

        Answer answer = create("""
                {"issue_type_id":"7","fields":{"Squad":"Blue"}}""");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(gets(FIELDS)).isEqualTo(2);
    }

    @Test
    void readsTheListAgainOnlyOnceForAnUnknownName() {
        create("""
                {"issue_type_id":"7","fields":{"Team":"Blue"}}""");

        Answer answer = create("""
                {"issue_type_id":"7","fields":{"Team":"Blue","Nowhere":1}}""");

        assertThat(answer.code()).isEqualTo("invalid_request");
        assertThat(answer.json().at("/details/unknown_field").asString()).isEqualTo("Nowhere");
        assertThat(gets(FIELDS)).isEqualTo(2);
        assertThat(creates()).isOne();
    }

    @Test
    void listsAllFieldsWithAnAmbiguousName() {
        Atlassian.onGet(FIELDS, Atlassian.json(200, """
                [{"id":"customfield_1","name":"Region"},{"id":"customfield_2","name":"Region"},
                 {"id":"customfield_3","name":"Team"}]"""));

        Answer answer = create("""
                {"issue_type_id":"7","fields":{"region":"x"}}""");

        assertThat(answer.code()).isEqualTo("invalid_request");
        assertThat(answer.json().path("details").has("unknown_field")).isFalse();
        assertThat(answer.json().at("/details/ambiguous_field").asString()).isEqualTo("region");
        assertThat(answer.json().at("/details/candidates").toString()).isEqualTo("""
                [{"id":"customfield_1","name":"Region"},\
                {"id":"customfield_2","name":"Region"}]""");
        assertThat(creates()).isZero();
    }

    @Test
    void retriesWithANewIdWhenJiraRefusesARememberedOne() {
        create(BUG);
        types("8", "Bug");
        refuse("issuetype", "7");

        Answer answer = create(BUG);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(gets(TYPES)).isEqualTo(2);
        assertThat(creates()).isEqualTo(3);
        Atlassian.server()
                .verify(
                        1,
                        postRequestedFor(urlPathEqualTo(ISSUES))
                                .withRequestBody(matchingJsonPath("$.fields.issuetype[?(@.id == '8')]")));
    }

    @Test
    void createsOneTicketPerIdempotencyKeyEvenWithANewId() {
        create(BUG);
        types("8", "Bug");
        refuse("issuetype", "7");

        for (int i = 0; i < 2; i++) {
            assertThat(create("""
                {"issue_type":"Bug","idempotency_key":"k"}""").json().at("/ticket/key").asString()).isEqualTo("EX-2");
        }

        assertThat(creates()).isEqualTo(3);
    }

    @Test
    void looksUpNoNamesForAKeyThatHasATicket() {
        String ticket = """
                {"idempotency_key":"k","issue_type":"Bug","priority":"high","assignee":"Ann Lee",
                 "fields":{"Team":"Blue"}}""";
        String first = create(ticket).text();
        // Renamed and removed in Jira, and no longer remembered.
        types("8", "Defect");
        users("");
        field("customfield_9", "Squad");
        TestSleeper.INSTANCE.pass(Duration.ofSeconds(301));
        int reads = reads();

        assertThat(create(ticket).text()).isEqualTo(first);
        // The second request reads only the ticket.
        assertThat(reads() - reads).isOne();
        assertThat(creates()).isOne();
        assertThat(create(ticket.replace("Bug", "Other")).code()).isEqualTo("idempotency_mismatch");
    }

    @Test
    void doesNotRetryWhenTheListHasNotChanged() {
        create(BUG);
        refuse("issuetype", "7");

        Answer answer = create(BUG);

        assertThat(answer.code()).isEqualTo("jira_rejected");
        assertThat(answer.json().at("/details/errors/issuetype").asString()).isEqualTo("No.");
        assertThat(gets(TYPES)).isEqualTo(2);
        assertThat(creates()).isEqualTo(2);
    }

    @Test
    void doesNotRetryWhenJiraRefusesAnotherField() {
        create(BUG);
        types("8", "Bug");
        refuse("summary", "7");

        assertThat(create(BUG).code()).isEqualTo("jira_rejected");
        assertThat(gets(TYPES)).isOne();
        assertThat(creates()).isEqualTo(2);
    }

    @Test
    void doesNotRetryWhenTheIdIsFresh() {
        refuse("issuetype", "7");

        assertThat(create(BUG).code()).isEqualTo("jira_rejected");
        assertThat(gets(TYPES)).isOne();
        assertThat(creates()).isOne();
    }

    @ParameterizedTest
    @ValueSource(ints = {409, 422, 500, 503})
    void retriesOnlyAfterABadRequest(int status) {
        create(BUG);
        types("8", "Bug");
        Atlassian.onPost(ISSUES, Atlassian.json(status, """
                {"errors":{"issuetype":"No."}}"""));

        create(BUG);

        assertThat(creates()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"fieldId\":\"summary\"}",
                "{\"fieldId\":\"priority\"}",
                "{\"fieldId\":\"priority\",\"allowedValues\":[]}"
            })
    void usesTheSitesPrioritiesWhenAFormHasNone(String field) {
        form(field);

        assertThat(create("""
                {"issue_type_id":"7","priority":"Low"}""").status()).isEqualTo(201);
    }

    @Test
    void ignoresAMissingFormOfAnIssueType() {
        Atlassian.onGet(FORM, Atlassian.json(404, """
                {"errorMessages":["Gone"]}"""));

        assertThat(create("""
                {"issue_type_id":"7","priority":"Low"}""").status()).isEqualTo(201);
    }

    @Test
    void listsThePrioritiesWhenANameIsUnknown() {
        Answer answer = create("""
                {"issue_type_id":"7","priority":"Low"}""");

        assertThat(answer.code()).isEqualTo("invalid_request");
        assertThat(answer.json().at("/details/priorities").toString()).isEqualTo("""
                ["High"]""");
        assertThat(creates()).isZero();
    }

    @Test
    void rejectsAnAmbiguousFieldName() {
        Atlassian.onGet(FIELDS, Atlassian.json(200, """
                [{"id":"customfield_1","name":"Team"},{"id":"customfield_2","name":"Team"},
                {"id":"customfield_3","name":"TEAM"}]"""));

        assertThat(create("""
                {"issue_type_id":"7","fields":{"Team":1}}""").code()).isEqualTo("invalid_request");
        assertThat(create("""
                {"issue_type_id":"7","fields":{"TEAM":1}}""").status()).isEqualTo(201);
    }

    @Test
    void prefersAFieldIdToAFieldName() {
        Atlassian.onGet(FIELDS, Atlassian.json(200, """
                [{"id":"customfield_1","name":"duedate"},{"id":"duedate","name":"Due"}]"""));
        create("""
                {"issue_type_id":"7","fields":{"duedate":"2026-12-01"}}""");

        Atlassian.server()
                .verify(postRequestedFor(urlPathEqualTo(ISSUES))
                        .withRequestBody(matchingJsonPath("$.fields[?(@.duedate == '2026-12-01')]")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ann lee       | {"accountId":"a","displayName":"Ann Lee"},{"accountId":"b","displayName":"Ann Leeson"}
                    Ann@Lee.com   | {"accountId":"a","displayName":"A","emailAddress":"ann@lee.com"},{"accountId":"b","displayName":"B","emailAddress":"ann@lee.community"}
                    ann@lee.com   | {"accountId":"a","displayName":"A","emailAddress":"ann@lee.com"},{"accountId":"b","displayName":"B"}
                    """)
    void assignsToTheOnlyUserWithAMatchingNameOrAddress(String name, String found) {
        users(found);

        assertThat(create("""
                {"issue_type_id":"7","assignee":"%s"}""".formatted(name)).status()).isEqualTo(201);
        Atlassian.server()
                .verify(postRequestedFor(urlPathEqualTo(ISSUES))
                        .withRequestBody(matchingJsonPath("$.fields.assignee[?(@.id == 'a')]")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Ann Lee     | {"accountId":"a","displayName":"Ann Lee"},{"accountId":"b","displayName":"ann lee"},{"accountId":"c","displayName":"Ann Leeson"} | 2
                    Ann         | {"accountId":"a","displayName":"Ann Lee"},{"accountId":"b","displayName":"Ann Leeson"}                                         | 2
                    Ann         | {"accountId":"a","displayName":"Ann Lee"}                                                                                      | 1
                    ann@lee.com | {"accountId":"a","displayName":"A","emailAddress":"ann@lee.community"}                                                         | 1
                    ann@lee.com | {"accountId":"a","displayName":"A"}                                                                                            | 1
                    ann@lee.com | {"accountId":"a","displayName":"A"},{"accountId":"b","displayName":"B"}                                                        | 2
                    Nobody      | {"displayName":"Nobody"}                                                                                                       | 0
                    """)
    void listsTheCandidatesUnlessExactlyOneUserMatches(String name, String found, int candidates) {
        users(found);

        Answer answer = create("""
                {"issue_type_id":"7","assignee":"%s"}""".formatted(name));

        assertThat(answer.code()).isEqualTo("invalid_request");
        assertThat(answer.json().at("/details/candidates").size()).isEqualTo(candidates);
        if (candidates > 0) {
            assertThat(answer.json().at("/details/candidates/0").propertyNames())
                    .containsExactly("account_id", "display_name");
        }
        assertThat(creates()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"issue_type", "priority", "assignee"})
    void rejectsEmptyAndTooLongNamesWithoutCallingJira(String field) {
        for (String name : List.of(" ", "x".repeat(256))) {
            Answer answer = jira.put("edit-issue", """
                {"issue_key":"10002","%s":"%s"}""".formatted(field, name));
            assertThat(answer.code()).isEqualTo("invalid_request");
        }
        assertThat(gets(PRIORITIES) + gets(USERS) + gets(TYPES)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"EX-2, issueKey", "10002, issueId"})
    void editsAndAssignsByName(String issue, String parameter) {
        Atlassian.onGet(path("/issue/" + issue), Atlassian.json(200, """
                {"id":"10002","key":"EX-2","fields":{"project":{"id":"10000"}}}"""));
        Atlassian.server()
                .stubFor(put(urlMatching(".*/issue/.*")).willReturn(aResponse().withStatus(204)));

        Answer edited = jira.put("edit-issue", """
                {"issue_id_or_key":"%s","priority":"Low","issue_type":"Bug","assignee":"Ann Lee"}""".formatted(issue));
        Answer assigned = jira.put("assign-issue", """
                {"issue_id_or_key":"%s","assignee":"Ann Lee"}""".formatted(issue));

        assertThat(edited.status()).isEqualTo(200);
        assertThat(assigned.status()).isEqualTo(200);
        Atlassian.server()
                .verify(putRequestedFor(urlPathEqualTo(path("/issue/" + issue)))
                        .withRequestBody(matchingJsonPath("$.fields.issuetype[?(@.id == '7')]"))
                        .withRequestBody(matchingJsonPath("$.fields.priority[?(@.id == '3')]"))
                        .withRequestBody(matchingJsonPath("$.fields.assignee[?(@.id == '712020:a')]")));
        Atlassian.server()
                .verify(putRequestedFor(urlPathEqualTo(path("/issue/" + issue + "/assignee")))
                        .withRequestBody(matchingJsonPath("$[?(@.accountId == '712020:a')]")));
        Atlassian.server()
                .verify(
                        1,
                        getRequestedFor(urlPathEqualTo(USERS))
                                .withQueryParam(parameter, equalTo(issue))
                                .withQueryParam("project", absent()));
    }

    /** Creates a ticket with a summary and these fields. */
    private Answer create(String fields) {
        ObjectNode ticket = (ObjectNode) JsonMapper.shared().readTree(fields);
        return jira.post("create-ticket", ticket.put("summary", "S").toString());
    }

    private static void types(String id, String name) {
        Atlassian.onGet(TYPES, Atlassian.json(200, """
                {"issueTypes":[{"id":"%s","name":"%s"}],"total":1}""".formatted(id, name)));
    }

    private static void form(String field) {
        Atlassian.onGet(FORM, Atlassian.json(200, """
                {"fields":[%s],"total":1}""".formatted(field)));
    }

    private static void field(String id, String name) {
        Atlassian.onGet(FIELDS, Atlassian.json(200, """
                [{"id":"%s","name":"%s"}]""".formatted(id, name)));
    }

    private static void users(String found) {
        Atlassian.onGet(USERS, Atlassian.json(200, "[" + found + "]"));
    }

    /** Jira refuses a ticket of that type because of {@code field}. */
    private static void refuse(String field, String issueType) {
        Atlassian.server()
                .stubFor(post(urlPathEqualTo(ISSUES))
                        .withRequestBody(matchingJsonPath("$.fields.issuetype[?(@.id == '%s')]".formatted(issueType)))
                        .willReturn(Atlassian.json(400, """
                {"errors":{"%s":"No."}}""".formatted(field))));
    }

    private static int creates() {
        return Atlassian.requests(postRequestedFor(urlPathEqualTo(ISSUES)));
    }

    private static int gets(String path) {
        return Atlassian.requests(getRequestedFor(urlPathEqualTo(path)));
    }

    private static int reads() {
        return (int) requests().stream()
                .filter(request -> request.getMethod().equals(RequestMethod.GET))
                .count();
    }
}
