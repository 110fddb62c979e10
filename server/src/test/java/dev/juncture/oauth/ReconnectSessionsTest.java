package dev.juncture.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.connection.ConnectedBy;
import dev.juncture.connection.Connection;
import dev.juncture.connection.ConnectionKey;
import dev.juncture.connection.NewGrant;
import dev.juncture.secret.Secret;
import dev.juncture.testing.Calls;
import dev.juncture.testing.Calls.Answer;
import dev.juncture.testing.Deployment;
import dev.juncture.testing.FakeProvider;
import dev.juncture.testing.FreePort;
import dev.juncture.testing.JunctureTest;
import dev.juncture.testing.TestConnections;
import dev.juncture.testing.TestPostgres;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@JunctureTest
class ReconnectSessionsTest {
    @Autowired
    Calls calls;

    @Autowired
    ConnectSessions sessions;

    @Autowired
    TestConnections connections;

    @Autowired
    JdbcClient jdbc;

    private final ConnectionKey key = TestConnections.freshKey(FakeProvider.NAME);

    @Test
    void opensASessionThatOnlyTheSameAccountCanUse() {
        dead("Acme");
        Answer answer = ask("true");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.code()).isEqualTo("reauthorization_required");
        ConnectSession session = sessions.find(token(answer));
        assertThat(session.key()).isEqualTo(key);
        assertThat(session.terms().displayName()).isEqualTo("Acme");
        assertThat(session.terms().reconnect()).isFalse();
        assertThat(Duration.between(Instant.now(), session.terms().expiresAt()))
                .isBetween(Duration.ofMinutes(29), Duration.ofMinutes(30));
    }

    @Test
    void opensANewSessionForEachRefusal() {
        dead("Acme");
        assertThat(token(ask("true"))).isNotEqualTo(token(ask("true")));
    }

    @Test
    void auditsTheKeyThatAskedForTheSession() {
        dead("Acme");
        ask("true");
        JsonNode entry = calls.backend(
                        "GET",
                        "/api/backend/audit?action=connect_session_created&external_id="
                                + key.externalId().value())
                .json()
                .path("entries")
                .get(0);
        assertThat(entry.path("actor").asString()).matches("key:[0-9a-f]{8}");
        assertThat(entry.path("details").toString()).isEqualTo("""
                {"reconnect":false}""");
    }

    @Test
    void opensNoSessionWithoutTheHeader() {
        dead("Acme");
        for (String header : new String[] {null, "", "false", "1"}) {
            Answer answer = ask(header);
            assertThat(answer.code()).isEqualTo("reauthorization_required");
            assertThat(answer.json().has("fix_url")).isFalse();
        }
        assertThat(made()).isZero();
    }

    /** Otherwise any account could use the session. */
    @Test
    void opensNoSessionForAConnectionWhoseAccountIsUnknown() {
        Connection made = connections.connect(key, grant("Acme"));
        jdbc.sql("update juncture.connection set account_id = null where id = ?")
                .param(made.id().value())
                .update();
        connections.invalidate(made.id());
        Answer answer = ask("true");
        assertThat(answer.code()).isEqualTo("reauthorization_required");
        assertThat(answer.json().has("fix_url")).isFalse();
    }

    @Test
    void opensNoSessionWhenNoConsentHelps() {
        assertThat(ask("true").code()).isEqualTo("connection_not_found");
        assertThat(ask("true").json().has("fix_url")).isFalse();
        connections.connect(key);
        assertThat(ask("true").status()).isEqualTo(200);
        assertThat(made()).isZero();
    }

    @Test
    void opensNoSessionWithoutTheSecretKey() {
        dead("Acme");
        HttpHeaders headers = new HttpHeaders();
        headers.set("X-Juncture-Fix-Url", "true");
        assertThat(calls.send("GET", target(), headers, (String) null).json().has("fix_url"))
                .isFalse();
        assertThat(made()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"team-42 | team-42", "'\u202e'  | Fake", "'a\u202eb' | ab"})
    void namesTheConnectionByItsExternalIdWhenNoNameIsKnown(String externalId, String name) {
        ConnectionKey nameless = TestConnections.key(FakeProvider.NAME, externalId);
        connections.invalidate(connections.connect(nameless).id());
        ConnectSession session = sessions.find(token(calls.send(
                "GET",
                "/api/backend/connection-info/get-access-token?provider=fake&external_id="
                        + URLEncoder.encode(externalId, StandardCharsets.UTF_8),
                headers("true"),
                (String) null)));
        assertThat(session.terms().displayName()).isEqualTo(name);
    }

    @Test
    void keepsTheNameWhenAReconnectHasNone() {
        connections.connect(key, grant("Acme"));
        assertThat(connections.connect(key, grant(null)).displayName()).isEqualTo("Acme");
        assertThat(connections.connect(key, grant("Acme Ltd")).displayName()).isEqualTo("Acme Ltd");
    }

    @Test
    void opensASessionWhileRedisIsUnavailable() {
        try (ConfigurableApplicationContext process = Deployment.on(
                        TestPostgres.shared().freshDatabaseUrl(), "redis://127.0.0.1:" + FreePort.find())
                .startProcess()) {
            TestConnections there = process.getBean(TestConnections.class);
            there.invalidate(there.connect(key).id());
            Answer answer = process.getBean(Calls.class).send("GET", target(), headers("true"), (String) null);
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.code()).isEqualTo("reauthorization_required");
            assertThat(answer.json().has("fix_url")).isTrue();
        }
    }

    @Test
    void opensNoneWhereEveryConnectNeedsAConfirmation() {
        try (ConfigurableApplicationContext process = Deployment.fresh()
                .with("JUNCTURE_CONNECT_CONFIRMATION=required")
                .startProcess()) {
            TestConnections there = process.getBean(TestConnections.class);
            there.invalidate(there.connect(key).id());
            Answer answer = process.getBean(Calls.class).send("GET", target(), headers("true"), (String) null);
            assertThat(answer.code()).isEqualTo("reauthorization_required");
            assertThat(answer.json().has("fix_url")).isFalse();
        }
    }

    private void dead(String name) {
        Connection made = connections.connect(key, grant(name));
        connections.invalidate(made.id());
    }

    private NewGrant grant(@Nullable String name) {
        NewGrant grant = connections.grant("ann");
        ConnectedBy by = grant.by();
        return new NewGrant(
                new ConnectedBy(by.codeHash(), null, name, null, false),
                grant.account(),
                grant.grantedAt(),
                grant.expiresAt(),
                grant.seal());
    }

    private String target() {
        return "/api/backend/connection-info/get-access-token?provider=fake&external_id="
                + key.externalId().value();
    }

    private Answer ask(@Nullable String header) {
        return calls.send("GET", target(), headers(header), (String) null);
    }

    private static HttpHeaders headers(@Nullable String header) {
        HttpHeaders headers = new HttpHeaders();
        headers.setBearerAuth(Deployment.SECRET_KEY);
        if (header != null) {
            headers.set("X-Juncture-Fix-Url", header);
        }
        return headers;
    }

    private int made() {
        return jdbc.sql("select count(*) from juncture.audit where action = 'connect_session_created'"
                        + " and external_id = ?")
                .param(key.externalId().value())
                .query(Integer.class)
                .single();
    }

    private static Secret token(Answer answer) {
        String path = URI.create(answer.json().path("fix_url").asString()).getPath();
        assertThat(path).startsWith("/connect/");
        return new Secret(path.substring("/connect/".length()));
    }
}
