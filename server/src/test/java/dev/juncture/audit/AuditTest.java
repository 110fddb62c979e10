package dev.juncture.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.juncture.connection.Connection;
import dev.juncture.connection.ConnectionEvent;
import dev.juncture.connection.ConnectionEvent.Action;
import dev.juncture.connection.ConnectionKey;
import dev.juncture.connection.Connections;
import dev.juncture.jira.JiraConnections;
import dev.juncture.operation.Origin;
import dev.juncture.testing.Atlassian;
import dev.juncture.testing.Calls;
import dev.juncture.testing.Calls.Answer;
import dev.juncture.testing.Deployment;
import dev.juncture.testing.FakeProvider;
import dev.juncture.testing.JunctureTest;
import dev.juncture.testing.TestConnections;
import dev.juncture.token.TokenFixture;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

@JunctureTest
class AuditTest {
    private static final String FINGERPRINT = "key:[0-9a-f]{8}";

    @Autowired
    Calls calls;

    @Autowired
    Connections connections;

    @Autowired
    BeanFactory process;

    @Autowired
    TestConnections testConnections;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    private final ConnectionKey key = TestConnections.freshKey(FakeProvider.NAME);

    @Test
    void listsTheHistoryOfAConnectionAfterItsDeletion() {
        Connection connection = testConnections.connect(key);
        Connection again = testConnections.connect(key);
        TokenFixture.in(process).markInvalid(again, "invalid_grant");
        testConnections.connect(key, testConnections.reconnecting(testConnections.grant("bob")));
        assertThat(delete().status()).isEqualTo(204);

        List<JsonNode> entries = entries();

        assertThat(entries)
                .extracting(entry -> entry.path("action").asString())
                .containsExactly("deleted", "account_changed", "marked_invalid", "reconnected", "connected");
        assertThat(entries).allSatisfy(entry -> {
            assertThat(entry.path("connection_id").asString())
                    .isEqualTo(connection.id().toString());
            assertThat(entry.path("external_id").asString()).isEqualTo(externalId());
            assertThat(entry.path("provider").asString()).isEqualTo(FakeProvider.NAME);
            assertThat(entry.path("at").asString()).isNotEmpty();
        });
        assertThat(entries.get(0).path("actor").asString()).matches(FINGERPRINT);
        assertThat(entries.get(0).path("caller_request_id").asString()).isEqualTo("the-request");
        assertThat(entries.get(1).path("details").path("account_id_before").asString())
                .isEqualTo("ann");
        assertThat(entries.get(1).path("details").path("account_id").asString()).isEqualTo("bob");
        assertThat(entries.get(2).path("details").path("reason").asString()).isEqualTo("invalid_grant");
        assertThat(entries.get(2).path("actor").asString()).isEqualTo("system");
        assertThat(entries.get(2).path("request_id").isNull()).isTrue();
    }

    /** A caller that repeats another request's id cannot make its own change look like that request's. */
    @Test
    void recordsAnIdThatNoCallerCanChoose() {
        testConnections.connect(key);
        assertThat(delete().status()).isEqualTo(204);
        testConnections.connect(key);
        assertThat(delete().status()).isEqualTo(204);

        List<JsonNode> deletions = list("&action=deleted");
        assertThat(deletions)
                .extracting(entry -> entry.path("caller_request_id").asString())
                .containsExactly("the-request", "the-request");
        assertThat(deletions)
                .extracting(entry -> entry.path("request_id").asString())
                .allMatch(id -> id.matches("[0-9a-f]{24}"))
                .doesNotHaveDuplicates();
    }

    @Test
    void recordsTheSelectionOfAProject() {
        JiraConnections.connect(testConnections, jdbc, externalId(), null);
        Atlassian.onGet(Atlassian.jira("site", "/project/SHOP"), Atlassian.json(200, """
                {"id":"10000","key":"SHOP","name":"A name that must not be stored"}"""));

        Answer selected = calls.backend("POST", "/api/backend/jira/select-project", """
                {"external_id":"%s","jira_project_id":"SHOP"}""".formatted(externalId()));

        assertThat(selected.status()).as(selected.text()).isEqualTo(200);
        JsonNode entry = entries().get(0);
        assertThat(entry.path("action").asString()).isEqualTo("project_selected");
        assertThat(entry.path("external_id").asString()).isEqualTo(externalId());
        assertThat(entry.path("details").toString()).isEqualTo("""
                {"jira_project_id":"10000"}""");
    }

    @Test
    void recordsAConnectSessionWithoutItsDisplayName() {
        calls.backend("POST", "/api/backend/connect-sessions", """
                {"external_id":"%s","provider":"fake","display_name":"Acme"}""".formatted(externalId()));

        JsonNode entry = entries().get(0);
        assertThat(entry.path("action").asString()).isEqualTo("connect_session_created");
        assertThat(entry.path("connection_id").isNull()).isTrue();
        assertThat(entry.path("details").toString()).isEqualTo("""
                {"reconnect":false}""");
    }

    @Test
    void recordsNoChangeThatIsRolledBack() {
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    testConnections.connect(key);
                    throw new IllegalStateException("too late");
                }))
                .hasMessage("too late");
        assertThat(entries()).isEmpty();
    }

    @Test
    void rollsBackAChangeThatItCannotRecord() {
        testConnections.connect(key);
        // A character that the column cannot store stands for any failure to store the entry.
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    testConnections.delete(key);
                    events.publishEvent(ConnectionEvent.of(Action.DELETED, Origin.SYSTEM, key)
                            .with(Map.of("zero", "\0")));
                }))
                .isInstanceOf(RuntimeException.class);
        assertThat(connections.find(key)).isPresent();
    }

    @Test
    void listsEveryEntryOnceOverAllPages() {
        for (int i = 0; i < 25; i++) {
            events.publishEvent(ConnectionEvent.of(Action.REFRESHED_AHEAD, Origin.SYSTEM, key)
                    .with(Map.of("number", i)));
        }
        List<Integer> seen = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = calls.backend(
                            "GET", "/api/backend/audit?limit=10&external_id=" + externalId() + "&cursor=" + cursor)
                    .json();
            page.path("entries")
                    .forEach(entry ->
                            seen.add(entry.path("details").path("number").asInt()));
            cursor = page.path("next_cursor").asString("");
        } while (!cursor.isEmpty());

        assertThat(seen).hasSize(25).isSortedAccordingTo((a, b) -> b - a);
        Set<Integer> once = new HashSet<>(seen);
        assertThat(once).hasSize(25);
    }

    @Test
    void filtersByActionAndByTime() {
        testConnections.connect(key);
        testConnections.connect(key);
        assertThat(list("&action=reconnected")).hasSize(1);
        assertThat(list("&since=2020-01-01T00:00:00Z")).hasSize(2);
        assertThat(list("&since=2999-01-01T00:00:00Z")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=1001",
                "limit=x",
                "action=unheard_of",
                "since=yesterday",
                "since=%2B1000000000-01-01T00:00:00Z",
                "cursor=x",
                "cursor=-1",
                "cursor=99999999999999999999"
            })
    void refusesInvalidParameters(String query) {
        Answer answer = calls.backend("GET", "/api/backend/audit?" + query);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("invalid_request");
    }

    @Test
    void deletesEntriesAfterTheRetentionPeriod() {
        testConnections.connect(key);
        jdbc.sql("update juncture.audit set at = now() - interval '401 days' where external_id = ?")
                .param(externalId())
                .update();
        ConnectionKey other = TestConnections.freshKey(FakeProvider.NAME);
        testConnections.connect(other);
        assertThat(entries()).isEmpty();

        jdbc.sql("update juncture.audit set at = now() - interval '399 days' where external_id = ?")
                .param(other.externalId().value())
                .update();
        testConnections.connect(key);
        assertThat(jdbc.sql("select count(*) from juncture.audit where external_id = ?")
                        .param(other.externalId().value())
                        .query(Long.class)
                        .single())
                .isOne();
    }

    private Answer delete() {
        HttpHeaders headers = new HttpHeaders();
        headers.setBearerAuth(Deployment.SECRET_KEY);
        headers.set("X-Request-Id", "the-request");
        String target = "/api/backend/connections?provider=fake&external_id=" + externalId();
        return calls.send("DELETE", target, headers, (String) null);
    }

    private String externalId() {
        return key.externalId().value();
    }

    private List<JsonNode> entries() {
        return list("");
    }

    private List<JsonNode> list(String more) {
        List<JsonNode> entries = new ArrayList<>();
        calls.backend("GET", "/api/backend/audit?external_id=" + externalId() + more)
                .json()
                .path("entries")
                .forEach(entries::add);
        return entries;
    }
}
