package dev.juncture.jira.picker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.connection.ConnectionKey;
import dev.juncture.connection.Connections;
import dev.juncture.jira.testing.ConnectBrowser;
import dev.juncture.testing.Atlassian;
import dev.juncture.testing.Calls;
import dev.juncture.testing.Calls.Answer;
import dev.juncture.testing.Deployment;
import dev.juncture.testing.JunctureTest;
import dev.juncture.testing.Logged;
import dev.juncture.testing.TestConnections;
import dev.juncture.testing.Together;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A connect session, from its creation by the product's backend to the connection, through the router. */
@JunctureTest
class ConnectSessionTest {
    private static final String SESSIONS = "/api/backend/connect-sessions";

    @Autowired
    Calls calls;

    @Autowired
    Connections connections;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JsonMapper json;

    private final String account = "ann-" + UUID.randomUUID();
    private final ConnectionKey key = TestConnections.freshKey("jira");
    private ConnectBrowser ann;

    @BeforeEach
    void script() {
        ann = new ConnectBrowser(calls);
        Atlassian.grants("one");
        Atlassian.reaches("a", "b");
        Atlassian.belongsTo(account, "a", "b");
    }

    @Test
    void makesAConnection() {
        Answer made = make(session().put("redirect_uri", Deployment.FRONTEND + "/done?from=jira"));
        assertThat(made.status()).isEqualTo(201);
        String token = made.json().path("connect_session_token").asString();
        assertThat(made.json().path("connect_url").asString()).isEqualTo(Deployment.FRONTEND + "/connect/" + token);
        assertThat(Duration.between(
                        Instant.now(),
                        Instant.parse(made.json().path("expires_at").asString())))
                .isBetween(Duration.ofMinutes(14), Duration.ofMinutes(15));

        assertThat(ann.fetch(token).text()).isEqualTo("""
                {"provider":"jira","provider_name":"Jira","display_name":"Acme",\
                "reconnect":false}""");
        String code = ann.consent(token);
        JsonNode sites = ann.sites(code).json();
        assertThat(sites.path("display_name").asString()).isEqualTo("Acme");
        assertThat(sites.path("account_name").asString()).isEqualTo("Name of " + account);

        String done = """
                {"success":true,"redirect_uri":"%s/done?from=jira"}""".formatted(Deployment.FRONTEND);
        assertThat(ann.pick(code, "a").text()).isEqualTo(done);
        assertThat(ann.pick(code, "a").text()).as("a retry").isEqualTo(done);
        assertThat(connections.find(key)).isPresent();
    }

    @Test
    void isTheAddressThatAProductsPageGets() {
        String token = token();
        Answer answer = calls.browser("POST", "/api/frontend/oauth/get-authorization-uri", """
                {"provider":"jira","connect_session_token":"%s"}""".formatted(token));
        assertThat(answer.json().path("authorization_uri").asString())
                .isEqualTo(Deployment.FRONTEND + "/connect/" + token);
        assertThat(calls.browser("POST", "/api/frontend/oauth/get-authorization-uri", """
                {"provider":"jira","connect_session_token":"forged"}""")
                        .code())
                .isEqualTo("invalid_connect_session");
    }

    @Test
    void bindsTheBrowserByACookieThatScriptsCannotRead() {
        HttpHeaders headers = ann.start(token()).headers();
        assertThat(headers.get(HttpHeaders.SET_COOKIE))
                .singleElement()
                .asString()
                .matches(
                        "__Host-juncture-browser=[A-Za-z0-9_-]{43}; Path=/; Max-Age=3600; Expires=[^;]+; Secure; HttpOnly;"
                                + " SameSite=Lax");
    }

    @Test
    void rejectsAnotherBrowserAtEachStep() {
        String token = token();
        String state = ann.state(token);
        ConnectBrowser mallory = new ConnectBrowser(calls);

        assertThat(mallory.start(token).code()).isEqualTo("invalid_connect_session");
        assertThat(mallory.callback(state)).endsWith("/connection-error?code=invalid_state");
        assertThat(new ConnectBrowser(calls, "planted").callback(state))
                .endsWith("/connection-error?code=invalid_state");

        String code = ConnectBrowser.codeIn(ann.callback(state));
        assertThat(mallory.sites(code).code()).isEqualTo("invalid_connection_code");
        assertThat(mallory.projects(code).code()).isEqualTo("invalid_connection_code");
        assertThat(mallory.pick(code, "a").code()).isEqualTo("invalid_connection_code");
        assertThat(connections.find(key)).isEmpty();

        assertThat(ann.projects(code).code()).isNotEqualTo("invalid_connection_code");
        assertThat(ann.pick(code, "a").status()).isEqualTo(200);
    }

    @Test
    void isStartedByOneOfFiftyParallelBrowsers() {
        String token = token();
        Together<Answer> starts = Together.run(50, i -> new ConnectBrowser(calls).start(token));
        assertThat(starts.failures()).isEmpty();
        assertThat(starts.results()).extracting(Answer::status).containsOnlyOnce(200);
    }

    @Test
    void canBeStartedAgainInItsBrowserUntilItHasMadeAConnection() {
        String token = token();
        ann.start(token);
        String first = ann.consent(token);
        String second = ann.consent(token);

        assertThat(ann.pick(second, "b").status()).isEqualTo(200);

        assertThat(ann.start(token).code()).isEqualTo("invalid_connect_session");
        assertThat(ann.fetch(token).code()).isEqualTo("invalid_connect_session");
        assertThat(ann.pick(first, "a").code()).isEqualTo("invalid_connection_code");
        assertThat(connections.find(key).orElseThrow().tokenVersion()).isOne();
    }

    @Test
    void makesOneConnectionOfParallelCodes() {
        String token = token();
        ann.start(token);
        String[] codes = {ann.consent(token), ann.consent(token), ann.consent(token), ann.consent(token)};
        Together<Answer> picks = Together.run(20, i -> ann.pick(codes[i % codes.length], "a"));
        assertThat(picks.failures()).isEmpty();
        assertThat(picks.results()).extracting(Answer::status).containsOnly(200, 400);
        assertThat(connections.find(key).orElseThrow().tokenVersion()).isOne();
    }

    @Test
    void changesTheAccountOnlyForAReconnect() {
        ann.connect(token(), "a");
        Atlassian.belongsTo("bob-" + account, "a", "b");

        assertThat(ann.connect(token(), "a").code()).isEqualTo("already_connected");

        String token = make(session().put("reconnect", true))
                .json()
                .path("connect_session_token")
                .asString();
        assertThat(ann.fetch(token).json().path("reconnect").asBoolean()).isTrue();
        assertThat(ann.connect(token, "a").status()).isEqualTo(200);
        assertThat(connections.find(key).orElseThrow().accountId()).isEqualTo("bob-" + account);
    }

    @ParameterizedTest
    @CsvSource({
        "display_name, '', display_name",
        "display_name, 'a\u202Eb', display_name",
        "display_name, 'a\nb', display_name",
        "redirect_uri, https://evil.example.com/, redirect_uri",
        "redirect_uri, https://connect.example.com@evil.example.com/, redirect_uri",
        "redirect_uri, https://connect.example.com.evil.example.com/, redirect_uri",
        "redirect_uri, http://connect.example.com/, redirect_uri",
        "redirect_uri, //connect.example.com/, redirect_uri",
        "redirect_uri, javascript:alert(1), redirect_uri",
        "redirect_uri, not an address, redirect_uri",
        "expires_in, 59, expires_in",
        "expires_in, 1801, expires_in",
        "expires_in, soon, expires_in",
        "reconnect, perhaps, reconnect",
    })
    void rejectsInvalidFields(String field, String value, String named) {
        Answer answer = make(session().put(field, value));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("details").path("fields").has(named)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "forged", "../x"})
    void rejectsAForgedToken(String token) {
        assertThat(ann.fetch(token).status()).isEqualTo(400);
        assertThat(ann.start(token).status()).isEqualTo(400);
    }

    @Test
    void isHashedInTheDatabaseAndAbsentFromTheLog() {
        try (Logged log = Logged.by("dev.juncture")) {
            String token = token();
            ann.connect(token, "a");
            assertThat(jdbc.sql("select row::text from juncture.connect_step as row")
                            .query(String.class)
                            .list())
                    .noneMatch(row -> row.contains(token));
            assertThat(log.text()).contains("startConnectSession").doesNotContain(token, String.valueOf(ann.cookie()));
        }
    }

    @Test
    void isTheOnlyStartWhenItIsRequired() {
        try (var process =
                Deployment.fresh().with("JUNCTURE_CONNECT_SESSIONS=required").startProcess()) {
            Calls strict = new Calls(process.getBean(dev.juncture.http.Router.class), json);
            Answer refused = strict.browser("POST", "/api/frontend/oauth/get-authorization-uri", """
                {"provider":"jira","external_id":"acme"}""");
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.code()).isEqualTo("disabled");
            assertThat(refused.text()).contains("JUNCTURE_CONNECT_SESSIONS");
            assertThat(strict.backend("POST", SESSIONS, session().toString()).status())
                    .isEqualTo(201);
        }
    }

    private ObjectNode session() {
        return json.createObjectNode()
                .put("external_id", key.externalId().value())
                .put("provider", "jira")
                .put("display_name", "Acme");
    }

    private Answer make(ObjectNode session) {
        return calls.backend("POST", SESSIONS, session.toString());
    }

    private String token() {
        return make(session()).json().path("connect_session_token").asString();
    }
}
