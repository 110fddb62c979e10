package dev.juncture.jira.issue;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static dev.juncture.jira.testing.JiraSession.path;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Fault;
import dev.juncture.jira.JiraConnections;
import dev.juncture.jira.testing.JiraSession;
import dev.juncture.jira.testing.JiraTest;
import dev.juncture.testing.Atlassian;
import dev.juncture.testing.Calls.Answer;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;

@JiraTest(project = "10000")
class CreateOnceTest {
    private static final String ISSUES = path("/issue");
    private static final String SEARCH = path("/search/jql");

    private static final String DOOR = """
                {"summary":"Door","issue_type_id":"7"}""";
    private static final String WINDOW = """
                {"summary":"Window","issue_type_id":"7"}""";

    @Autowired
    JdbcClient jdbc;

    JiraSession jira;

    @BeforeEach
    void script() {
        Atlassian.onGet(ISSUES + "/10002", Atlassian.json(200, """
                {"id":"10002","key":"EX-2"}"""));
        Atlassian.onPost(SEARCH, Atlassian.json(200, """
                {"issues":[],"isLast":true}"""));
    }

    @Test
    void createsOneIssueForTwoRequestsWithTheSameKey() {
        jiraCreates();

        Answer first = create("k", DOOR);
        Answer again = create("k", DOOR);

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(creates()).isEqualTo(1);
        Atlassian.server()
                .verify(postRequestedFor(urlPathEqualTo(ISSUES))
                        .withRequestBody(matchingJsonPath("$.properties[?(@.key == 'juncture.idempotency')]"))
                        .withRequestBody(matchingJsonPath("$.properties[0].value[?(@.key == 'k')]")));
    }

    @Test
    void treatsTheSameTaskListAsTheSameTicket() {
        jiraCreates();
        String taskList = """
                {"summary":"Door","issue_type_id":"7","description":"- [x] oil\\n- [ ] test"}""";

        assertThat(create("k", taskList).status()).isEqualTo(201);
        assertThat(create("k", taskList).status()).isEqualTo(201);
        assertThat(creates()).isEqualTo(1);
    }

    @Test
    void ignoresTheOrderOfFields() {
        jiraCreates();

        assertThat(create("k", """
                {"summary":"Door","issue_type_id":"7",
                 "fields":{"customfield_2":"d","customfield_1":{"a":1,"b":2}}}""").status()).isEqualTo(201);
        assertThat(create("k", """
                {"summary":"Door","issue_type_id":"7",
                 "fields":{"customfield_1":{"b":2,"a":1},"customfield_2":"d"}}""").status()).isEqualTo(201);
        assertThat(create("k", """
                {"summary":"Door","issue_type_id":"7",
                 "fields":{"customfield_1":{"b":2,"a":2},"customfield_2":"d"}}""").code()).isEqualTo("idempotency_mismatch");
        assertThat(creates()).isEqualTo(1);
    }

    @Test
    void forgetsAKeyAfterThirtyDays() {
        jiraCreates();
        create("old", DOOR);
        create("recent", DOOR);
        jdbc.sql("update juncture.jira_idempotent_create set created_at = now() - interval '31 days'"
                        + " where idempotency_key = 'old'")
                .update();
        jdbc.sql("update juncture.jira_idempotent_create set created_at = now() - interval '29 days'"
                        + " where idempotency_key = 'recent'")
                .update();

        create("another", DOOR);

        assertThat(create("recent", WINDOW).code()).isEqualTo("idempotency_mismatch");
        assertThat(create("old", WINDOW).status()).isEqualTo(201);
    }

    @Test
    void rejectsTheSameKeyForAnotherTicket() {
        jiraCreates();
        create("k", DOOR);

        assertThat(create("k", WINDOW).code()).isEqualTo("idempotency_mismatch");
        assertThat(creates()).isEqualTo(1);
    }

    @Test
    void separatesTheKeysOfTwoConnections() {
        jiraCreates();
        create("k", DOOR);

        assertThat(create(jira.another("10000"), "k", DOOR).status()).isEqualTo(201);
        assertThat(creates()).isEqualTo(2);
    }

    @Test
    void separatesTheKeysOfTheSitesOfOneConnection() {
        jiraCreates();
        create("k", DOOR);
        choose("other");
        Atlassian.onPost(Atlassian.jira("other", "/issue"), Atlassian.json(201, """
                {"id":"10077","key":"EX-2"}"""));
        Atlassian.onGet(Atlassian.jira("other", "/issue/10077"), Atlassian.json(200, """
                {"id":"10077","key":"EX-2"}"""));

        assertThat(create("k", DOOR).json().at("/ticket/id").asString()).isEqualTo("10077");
        assertThat(create("k", DOOR).json().at("/ticket/id").asString()).isEqualTo("10077");
        choose(JiraConnections.SITE);
        assertThat(create("k", DOOR).json().at("/ticket/id").asString()).isEqualTo("10002");
        assertThat(creates()).isEqualTo(1);
    }

    @Test
    void treatsAStoredKeyWithoutASiteAsAKeyOfTheCurrentSite() {
        jiraCreates();
        jdbc.sql("""
                insert into juncture.jira_idempotent_create
                    (connection_id, project_id, idempotency_key, request_hash, lease_until, created_at)
                select connection_id, 'default', 'k', 'hash', now(), now()
                from juncture.connection_external_map where external_id = ?
                """).param(jira.externalId()).update();

        assertThat(create("k", DOOR).code()).isEqualTo("idempotency_mismatch");
        choose("other");
        assertThat(create("k", DOOR).code()).isNotEqualTo("idempotency_mismatch");
        assertThat(creates()).isZero();
    }

    @Test
    void returnsATicketThatMovedToAnotherProject() {
        jiraCreates();
        create("k", DOOR);
        Atlassian.onGet(ISSUES + "/10002", Atlassian.json(200, """
                {"id":"10002","key":"MOVED-1"}"""));

        assertThat(create("k", DOOR).json().at("/ticket/key").asString()).isEqualTo("MOVED-1");
    }

    @Test
    void releasesTheKeyWhenJiraCreatedNothing() {
        Atlassian.onPost(ISSUES, Atlassian.json(400, """
                {"errorMessages":["No"]}"""));
        assertThat(create("k", DOOR).code()).isEqualTo("jira_rejected");
        jiraCreates();

        assertThat(create("k", DOOR).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @EnumSource(names = {"CONNECTION_RESET_BY_PEER", "EMPTY_RESPONSE", "MALFORMED_RESPONSE_CHUNK"})
    void neverCreatesASecondIssueWhenTheOutcomeIsUnknown(Fault fault) {
        Atlassian.onPost(ISSUES, aResponse().withFault(fault));
        assertThat(create("k", DOOR).code()).isEqualTo("outcome_unknown");
        long asked = creates();
        jiraCreates();

        Answer again = create("k", DOOR);

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.code()).isEqualTo("outcome_unknown");
        assertThat(creates()).isEqualTo(asked);
    }

    @Test
    void findsTheIssueWhoseAnswerWasLost() {
        Atlassian.onPost(ISSUES, aResponse().withStatus(502));
        create("k", DOOR);
        Atlassian.onPost(SEARCH, Atlassian.json(200, """
                {"issues":[{"id":"10001","key":"EX-1","properties":{"juncture.idempotency":{"key":"other"}}},
                           {"id":"10002","key":"EX-2","properties":{"juncture.idempotency":{"key":"k"}}}],"isLast":true}"""));

        Answer found = create("k", DOOR);

        assertThat(found.status()).isEqualTo(201);
        assertThat(found.json().at("/ticket/key").asString()).isEqualTo("EX-2");
        assertThat(creates()).isEqualTo(1);
    }

    @Test
    void searchesAllPagesOfTheOriginalProjectForALostIssue() {
        Atlassian.onPost(ISSUES, aResponse().withStatus(502));
        create("k", DOOR);
        jira.select("10001");
        Atlassian.onPost(SEARCH, Atlassian.json(200, """
                {"issues":[{"id":"10001","key":"EX-1"}],"nextPageToken":"second"}"""));
        Atlassian.server()
                .stubFor(post(urlPathEqualTo(SEARCH))
                        .withRequestBody(matchingJsonPath("$[?(@.nextPageToken == 'second')]"))
                        .withRequestBody(
                                matchingJsonPath("$[?(@.jql =~ /project = \"10000\".* created >= -1[01]m.*/)]"))
                        .willReturn(Atlassian.json(200, """
                                {"issues":[{"id":"10002","key":"EX-2",
                                  "properties":{"juncture.idempotency":{"key":"k"}}}],"isLast":true}""")));

        assertThat(create("k", DOOR).json().at("/ticket/key").asString()).isEqualTo("EX-2");
        assertThat(creates()).isEqualTo(1);
    }

    @Test
    void searchesAtMostTwentyPagesForALostIssue() {
        Atlassian.onPost(ISSUES, aResponse().withStatus(502));
        create("k", DOOR);
        AtomicInteger id = new AtomicInteger();
        Atlassian.onPost(SEARCH, Atlassian.computed(query -> """
                {"issues":[%s],"nextPageToken":"%s"}""".formatted(
                        Stream.generate(id::incrementAndGet)
                                .limit(100)
                                .map(number -> """
                {"id":"%s","key":"EX-1"}""".formatted(number))
                                .collect(Collectors.joining(",")),
                        UUID.randomUUID())));

        assertThat(create("k", DOOR).code()).isEqualTo("outcome_unknown");
        assertThat(Atlassian.requests(postRequestedFor(urlPathEqualTo(SEARCH)))).isEqualTo(20);
    }

    @Test
    void rejectsARequestWhileTheFirstOneRuns() {
        jiraCreates();
        create("k", DOOR);
        jdbc.sql("update juncture.jira_idempotent_create set issue_key = null, issue_id = null"
                        + " where idempotency_key = 'k'")
                .update();

        assertThat(create("k", DOOR).code()).isEqualTo("create_underway");
        assertThat(creates()).isEqualTo(1);
    }

    /** Does what a reconnect to another site does. */
    private void choose(String site) {
        jdbc.sql("""
                update juncture.jira_connection set site_id = ? where connection_id in
                    (select connection_id from juncture.connection_external_map where external_id = ?)
                """).params(site, jira.externalId()).update();
    }

    private static void jiraCreates() {
        Atlassian.onPost(ISSUES, Atlassian.json(201, """
                {"id":"10002","key":"EX-2"}"""));
    }

    private static long creates() {
        return Atlassian.requests(postRequestedFor(urlPathEqualTo(ISSUES)));
    }

    private Answer create(String key, String ticket) {
        return create(jira, key, ticket);
    }

    private static Answer create(JiraSession jira, String key, String ticket) {
        HttpHeaders headers = jira.headers();
        headers.add("Idempotency-Key", key);
        return jira.send("POST", "create-ticket", ticket, headers);
    }
}
