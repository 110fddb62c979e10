package dev.juncture.jira.issue;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Fault;
import dev.juncture.jira.JiraConnections;
import dev.juncture.testing.Atlassian;
import dev.juncture.testing.Calls;
import dev.juncture.testing.Calls.Answer;
import dev.juncture.testing.Deployment;
import dev.juncture.testing.JunctureTest;
import dev.juncture.testing.TestConnections;
import java.util.Collections;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;

@JunctureTest
class CreateOnceTest {
    private static final String ISSUES = Atlassian.jira(JiraConnections.SITE, "/issue");
    private static final String SEARCH = Atlassian.jira(JiraConnections.SITE, "/search/jql");

    @Autowired
    Calls calls;

    @Autowired
    TestConnections testConnections;

    @Autowired
    JdbcClient jdbc;

    private final String externalId = "ext-" + UUID.randomUUID();

    @BeforeEach
    void connect() {
        JiraConnections.connect(testConnections, jdbc, externalId, "10000");
        Atlassian.onGet(ISSUES + "/10002", Atlassian.json(200, "{\"id\":\"10002\",\"key\":\"EX-2\"}"));
        Atlassian.onPost(SEARCH, Atlassian.json(200, "{\"issues\":[],\"isLast\":true}"));
    }

    @Test
    void makesOneIssueOfTwoRequestsWithOneKey() {
        jiraCreates();

        Answer first = create("k", "Door");
        Answer again = create("k", "Door");

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(creates()).isEqualTo(1);
        Atlassian.server()
                .verify(postRequestedFor(urlPathEqualTo(ISSUES))
                        .withRequestBody(matchingJsonPath("$.properties[?(@.key == 'juncture.idempotency')]"))
                        .withRequestBody(matchingJsonPath("$.properties[0].value[?(@.key == 'k')]")));
    }

    @Test
    void takesTheSameTaskListForTheSameTicket() {
        jiraCreates();

        assertThat(create("k", "Door\",\"description\":\"- [x] oil\\n- [ ] test")
                        .status())
                .isEqualTo(201);
        assertThat(create("k", "Door\",\"description\":\"- [x] oil\\n- [ ] test")
                        .status())
                .isEqualTo(201);
        assertThat(creates()).isEqualTo(1);
    }

    @Test
    void takesTheSameFieldsInAnotherOrderForTheSameTicket() {
        jiraCreates();

        assertThat(create(
                                "k",
                                "Door\",\"fields\":{\"customfield_2\":\"d\",\"customfield_1\":{\"a\":1,\"b\":2}},\"description\":\"")
                        .status())
                .isEqualTo(201);
        assertThat(create(
                                "k",
                                "Door\",\"fields\":{\"customfield_1\":{\"b\":2,\"a\":1},\"customfield_2\":\"d\"},\"description\":\"")
                        .status())
                .isEqualTo(201);
        assertThat(create(
                                "k",
                                "Door\",\"fields\":{\"customfield_1\":{\"b\":2,\"a\":2},\"customfield_2\":\"d\"},\"description\":\"")
                        .code())
                .isEqualTo("idempotency_mismatch");
        assertThat(creates()).isEqualTo(1);
    }

    @Test
    void forgetsAKeyAfterThirtyDays() {
        jiraCreates();
        create("old", "Door");
        create("recent", "Door");
        jdbc.sql("update juncture.jira_idempotent_create set created_at = now() - interval '31 days'"
                        + " where idempotency_key = 'old'")
                .update();
        jdbc.sql("update juncture.jira_idempotent_create set created_at = now() - interval '29 days'"
                        + " where idempotency_key = 'recent'")
                .update();

        create("another", "Door");

        assertThat(create("recent", "Window").code()).isEqualTo("idempotency_mismatch");
        assertThat(create("old", "Window").status()).isEqualTo(201);
    }

    @Test
    void refusesTheSameKeyForAnotherTicket() {
        jiraCreates();
        create("k", "Door");

        assertThat(create("k", "Window").code()).isEqualTo("idempotency_mismatch");
        assertThat(creates()).isEqualTo(1);
    }

    @Test
    void keepsTheKeysOfTwoConnectionsApart() {
        jiraCreates();
        create("k", "Door");
        String other = "ext-" + UUID.randomUUID();
        JiraConnections.connect(testConnections, jdbc, other, "10000");

        assertThat(create(other, "k", "Door").status()).isEqualTo(201);
        assertThat(creates()).isEqualTo(2);
    }

    @Test
    void keepsTheKeysOfTheSitesOfOneConnectionApart() {
        jiraCreates();
        create("k", "Door");
        choose("other");
        Atlassian.onPost(Atlassian.jira("other", "/issue"), Atlassian.json(201, "{\"id\":\"10077\",\"key\":\"EX-2\"}"));
        Atlassian.onGet(
                Atlassian.jira("other", "/issue/10077"), Atlassian.json(200, "{\"id\":\"10077\",\"key\":\"EX-2\"}"));

        assertThat(create("k", "Door").json().at("/ticket/id").asString()).isEqualTo("10077");
        assertThat(create("k", "Door").json().at("/ticket/id").asString()).isEqualTo("10077");
        choose(JiraConnections.SITE);
        assertThat(create("k", "Door").json().at("/ticket/id").asString()).isEqualTo("10002");
        assertThat(creates()).isEqualTo(1);
    }

    @Test
    void takesAKeyOfAnEarlierVersionForOneOfTheSiteThatIsChosen() {
        jiraCreates();
        jdbc.sql("""
                insert into juncture.jira_idempotent_create
                    (connection_id, project_id, idempotency_key, request_hash, lease_until, created_at)
                select connection_id, 'default', 'k', 'hash', now(), now()
                from juncture.connection_external_map where external_id = ?
                """).param(externalId).update();

        assertThat(create("k", "Door").code()).isEqualTo("idempotency_mismatch");
        choose("other");
        assertThat(create("k", "Door").code()).isNotEqualTo("idempotency_mismatch");
        assertThat(creates()).isZero();
    }

    @Test
    void findsTheTicketOfAKeyThatWasMovedToAnotherProject() {
        jiraCreates();
        create("k", "Door");
        Atlassian.onGet(ISSUES + "/10002", Atlassian.json(200, "{\"id\":\"10002\",\"key\":\"MOVED-1\"}"));

        assertThat(create("k", "Door").json().at("/ticket/key").asString()).isEqualTo("MOVED-1");
    }

    @Test
    void freesTheKeyWhenJiraCertainlyMadeNothing() {
        Atlassian.onPost(ISSUES, Atlassian.json(400, "{\"errorMessages\":[\"No\"]}"));
        assertThat(create("k", "Door").code()).isEqualTo("jira_rejected");
        jiraCreates();

        assertThat(create("k", "Door").status()).isEqualTo(201);
    }

    @ParameterizedTest
    @EnumSource(names = {"CONNECTION_RESET_BY_PEER", "EMPTY_RESPONSE", "MALFORMED_RESPONSE_CHUNK"})
    void neverMakesASecondIssueWhenTheFirstsFateIsUnknown(Fault fault) {
        Atlassian.onPost(ISSUES, aResponse().withFault(fault));
        assertThat(create("k", "Door").code()).isEqualTo("outcome_unknown");
        long asked = creates();
        jiraCreates();

        Answer again = create("k", "Door");

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.code()).isEqualTo("outcome_unknown");
        assertThat(creates()).isEqualTo(asked);
    }

    @Test
    void findsTheIssueOfAnAttemptWhoseAnswerWasLost() {
        Atlassian.onPost(ISSUES, aResponse().withStatus(502));
        create("k", "Door");
        Atlassian.onPost(SEARCH, Atlassian.json(200, """
                {"issues":[{"id":"10001","key":"EX-1","properties":{"juncture.idempotency":{"key":"other"}}},
                           {"id":"10002","key":"EX-2","properties":{"juncture.idempotency":{"key":"k"}}}],"isLast":true}"""));

        Answer found = create("k", "Door");

        assertThat(found.status()).isEqualTo(201);
        assertThat(found.json().at("/ticket/key").asString()).isEqualTo("EX-2");
        assertThat(creates()).isEqualTo(1);
    }

    @Test
    void looksForALostIssueOnEveryPageOfTheProjectThatItWasSentTo() {
        Atlassian.onPost(ISSUES, aResponse().withStatus(502));
        create("k", "Door");
        jdbc.sql("update juncture.jira_connection set selected_project_id = '10001'")
                .update();
        Atlassian.onPost(
                SEARCH,
                Atlassian.json(200, "{\"issues\":[{\"id\":\"10001\",\"key\":\"EX-1\"}],\"nextPageToken\":\"second\"}"));
        Atlassian.server()
                .stubFor(post(urlPathEqualTo(SEARCH))
                        .withRequestBody(matchingJsonPath("$[?(@.nextPageToken == 'second')]"))
                        .withRequestBody(
                                matchingJsonPath("$[?(@.jql =~ /project = \"10000\".* created >= -1[01]m.*/)]"))
                        .willReturn(Atlassian.json(200, """
                                {"issues":[{"id":"10002","key":"EX-2",
                                  "properties":{"juncture.idempotency":{"key":"k"}}}],"isLast":true}""")));

        assertThat(create("k", "Door").json().at("/ticket/key").asString()).isEqualTo("EX-2");
        assertThat(creates()).isEqualTo(1);
    }

    @Test
    void looksForALostIssueAmongSoManyOnly() {
        Atlassian.onPost(ISSUES, aResponse().withStatus(502));
        create("k", "Door");
        Atlassian.onPost(SEARCH, Atlassian.computed(query -> """
                {"issues":[%s],"nextPageToken":"%s"}""".formatted(
                String.join(",", Collections.nCopies(100, "{\"id\":\"10001\",\"key\":\"EX-1\"}")), UUID.randomUUID())));

        assertThat(create("k", "Door").code()).isEqualTo("outcome_unknown");
        assertThat(Atlassian.requests(postRequestedFor(urlPathEqualTo(SEARCH)))).isEqualTo(20);
    }

    @Test
    void asksToWaitWhileAnotherAttemptIsUnderway() {
        jiraCreates();
        create("k", "Door");
        jdbc.sql("update juncture.jira_idempotent_create set issue_key = null, issue_id = null"
                        + " where idempotency_key = 'k'")
                .update();

        assertThat(create("k", "Door").code()).isEqualTo("create_underway");
        assertThat(creates()).isEqualTo(1);
    }

    /** As a reconnect to another site does. */
    private void choose(String site) {
        jdbc.sql("""
                update juncture.jira_connection set site_id = ? where connection_id in
                    (select connection_id from juncture.connection_external_map where external_id = ?)
                """).params(site, externalId).update();
    }

    private static void jiraCreates() {
        Atlassian.onPost(ISSUES, Atlassian.json(201, "{\"id\":\"10002\",\"key\":\"EX-2\"}"));
    }

    private static long creates() {
        return Atlassian.requests(postRequestedFor(urlPathEqualTo(ISSUES)));
    }

    private Answer create(String key, String summary) {
        return create(externalId, key, summary);
    }

    private Answer create(String connection, String key, String summary) {
        HttpHeaders headers = new HttpHeaders();
        headers.setBearerAuth(Deployment.SECRET_KEY);
        headers.add("Content-Type", "application/json");
        headers.add("Idempotency-Key", key);
        String body =
                "{\"external_id\":\"%s\",\"summary\":\"%s\",\"issue_type_id\":\"7\"}".formatted(connection, summary);
        return calls.send("POST", "/api/backend/jira/create-ticket", headers, body);
    }
}
