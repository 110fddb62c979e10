package dev.juncture.jira.issue;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
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
        Atlassian.onGet(ISSUES + "/EX-2", Atlassian.json(200, "{\"id\":\"10002\",\"key\":\"EX-2\"}"));
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
    void asksToWaitWhileAnotherAttemptIsUnderway() {
        jiraCreates();
        create("k", "Door");
        jdbc.sql("update juncture.jira_idempotent_create set issue_key = null, issue_id = null"
                        + " where idempotency_key = 'k'")
                .update();

        assertThat(create("k", "Door").code()).isEqualTo("conflict");
        assertThat(creates()).isEqualTo(1);
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
