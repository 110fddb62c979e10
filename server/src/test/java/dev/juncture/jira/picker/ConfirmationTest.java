package dev.juncture.jira.picker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.connection.Connection;
import dev.juncture.connection.ConnectionKey;
import dev.juncture.connection.Connections;
import dev.juncture.jira.testing.ConnectBrowser;
import dev.juncture.testing.Atlassian;
import dev.juncture.testing.Calls;
import dev.juncture.testing.Calls.Answer;
import dev.juncture.testing.Deployment;
import dev.juncture.testing.JunctureTest;
import dev.juncture.testing.TestConnections;
import dev.juncture.testing.Together;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A connection serves nothing before the product's backend has confirmed that its own user came back. */
@JunctureTest
class ConfirmationTest {
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
    void makesTheConnectionAfterTheConfirmation() {
        String code = chooseA();
        assertThat(connections.find(key)).isEmpty();
        assertThat(token().status()).isEqualTo(403);
        assertThat(token().code()).isEqualTo("confirmation_required");
        assertThat(calls.backend("GET", "/api/backend/jira/get-projects?external_id=" + id(key))
                        .code())
                .isEqualTo("confirmation_required");

        assertThat(confirm(key, code).text()).isEqualTo("{\"success\":true}");

        assertThat(token().json().path("access_token").asString()).isEqualTo("access-one");
        assertThat(connections.require(key).accountId()).isEqualTo(account);
    }

    @Test
    void worksOnce() {
        String code = chooseA();
        confirm(key, code);
        assertInvalid(confirm(key, code));
    }

    @Test
    void endsItsSessionAndItsConnectionCode() {
        String session = session();
        String connectionCode = ann.consent(session);
        confirm(key, codeIn(ann.pick(connectionCode, "a")));
        assertThat(ann.fetch(session).code()).isEqualTo("invalid_connect_session");
        assertThat(ann.pick(connectionCode, "b").code()).isEqualTo("invalid_connection_code");
    }

    @Test
    void worksForOneOfParallelCallers() {
        String code = chooseA();
        Together<Answer> callers = Together.run(10, i -> confirm(key, code));
        assertThat(callers.failures()).isEmpty();
        assertThat(callers.results())
                .extracting(Answer::status)
                .containsOnlyOnce(200)
                .containsOnly(200, 400);
        assertThat(connections.require(key).tokenVersion()).isOne();
    }

    @Test
    void belongsToItsExternalIdAlone() {
        String code = chooseA();
        ConnectionKey victim = TestConnections.freshKey("jira");
        assertInvalid(confirm(victim, code));
        assertThat(connections.find(victim)).isEmpty();
        assertThat(connections.find(key)).isEmpty();
        assertThat(confirm(key, code).status()).isEqualTo(200);
    }

    @Test
    void endsAfterTenMinutes() {
        String code = chooseA();
        jdbc.sql("update juncture.unconfirmed_connection set expires_at = now() where external_id = ?")
                .param(id(key))
                .update();
        assertInvalid(confirm(key, code));
        assertThat(token().code()).isEqualTo("connection_not_found");
    }

    @Test
    void leavesTheOldGrantInServiceUntilAReconnectIsConfirmed() {
        confirm(key, chooseA());
        Connection before = connections.require(key);
        Atlassian.grants("two");
        String code = chooseA();

        assertThat(token().json().path("access_token").asString()).isEqualTo("access-one");
        assertThat(connections.require(key)).isEqualTo(before);

        confirm(key, code);
        assertThat(token().json().path("access_token").asString()).isEqualTo("access-two");
    }

    @Test
    void givesANewCodeForAChoiceThatIsSentAgain() {
        String connectionCode = ann.consent(session());
        String first = codeIn(ann.pick(connectionCode, "a"));
        String second = codeIn(ann.pick(connectionCode, "b"));
        assertInvalid(confirm(key, first));
        assertThat(confirm(key, second).status()).isEqualTo(200);
        assertThat(jdbc.sql("select site_id from juncture.jira_connection where connection_id = ?")
                        .param(connections.require(key).id().value())
                        .query(String.class)
                        .single())
                .isEqualTo("b");
    }

    @Test
    void saysAtTheChoiceThatAnotherAccountIsConnected() {
        confirm(key, chooseA());
        Atlassian.belongsTo("bob-" + account, "a", "b");
        assertThat(ann.pick(ann.consent(session()), "a").code()).isEqualTo("already_connected");
    }

    @Test
    void isForgottenWhenTheConnectionIsDeleted() {
        String code = chooseA();
        calls.backend("DELETE", "/api/backend/connections?provider=jira&external_id=" + id(key));
        assertInvalid(confirm(key, code));
    }

    @Test
    void keepsTheGrantSealedUnderAHash() {
        String code = chooseA();
        assertThat(jdbc.sql("select row::text from juncture.unconfirmed_connection as row")
                        .query(String.class)
                        .list())
                .noneMatch(row -> row.contains(code) || row.contains("access-one") || row.contains("refresh-one"));
    }

    @Test
    void needsARedirectAddress() {
        Answer answer = calls.backend(
                "POST",
                "/api/backend/connect-sessions",
                terms().without("redirect_uri").toString());
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/details/fields/redirect_uri").asString()).contains("confirm");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "/x /x?confirmation_code=CODE",
                "/x? /x?&confirmation_code=CODE",
                "/x?a=1;b=2 /x?a=1;b=2&confirmation_code=CODE",
                "/x?a&&=&b==c /x?a&&=&b==c&confirmation_code=CODE",
                "/x?token=Zm9v== /x?token=Zm9v==&confirmation_code=CODE",
                "/x?a=%2B+%20 /x?a=%2B+%20&confirmation_code=CODE",
                "/x?a=é /x?a=%C3%A9&confirmation_code=CODE",
                "/x?a[]=1 /x?a%5B%5D=1&confirmation_code=CODE",
                "/x?a=1#b?c=2 /x?a=1&confirmation_code=CODE#b?c=2",
                "/x#b /x?confirmation_code=CODE#b"
            })
    void addsTheCodeToAnyRedirectAddress(String path, String expected) {
        String session = calls.backend(
                        "POST",
                        "/api/backend/connect-sessions",
                        terms().put("redirect_uri", Deployment.FRONTEND + path).toString())
                .json()
                .path("connect_session_token")
                .asString();
        Answer picked = ann.connect(session, "a");
        String redirect = picked.json().path("redirect_uri").asString();
        assertThat(redirect.replaceFirst("confirmation_code=[\\w-]+", "confirmation_code=CODE"))
                .isEqualTo(Deployment.FRONTEND + expected);
    }

    @Test
    void needsARedirectAddressWithoutACode() {
        Answer answer = calls.backend(
                "POST",
                "/api/backend/connect-sessions",
                terms().put("redirect_uri", Deployment.FRONTEND + "/x?a=1&confirmation_code=x")
                        .toString());
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/details/fields/redirect_uri").asString()).contains("confirmation_code");
    }

    @Test
    void isPartOfEveryConnectWhereItIsRequired() {
        try (var process = Deployment.fresh()
                .with("JUNCTURE_CONNECT_CONFIRMATION=required")
                .startProcess()) {
            Calls strict = new Calls(process.getBean(dev.juncture.http.Router.class), json);
            assertThat(strict.browser("POST", "/api/frontend/oauth/get-authorization-uri", """
                            {"provider":"jira","external_id":"acme"}""")
                            .code())
                    .isEqualTo("disabled");
            ConnectBrowser bob = new ConnectBrowser(strict);
            String session = strict.backend(
                            "POST",
                            "/api/backend/connect-sessions",
                            terms().without("confirm").toString())
                    .json()
                    .path("connect_session_token")
                    .asString();
            assertThat(codeIn(bob.pick(bob.consent(session), "a"))).isNotEmpty();
        }
    }

    /** Lets the user choose site {@code a}, and returns the confirmation code. */
    private String chooseA() {
        return codeIn(ann.connect(session(), "a"));
    }

    private String session() {
        return calls.backend("POST", "/api/backend/connect-sessions", terms().toString())
                .json()
                .path("connect_session_token")
                .asString();
    }

    private ObjectNode terms() {
        return json.createObjectNode()
                .put("external_id", id(key))
                .put("provider", "jira")
                .put("display_name", "Acme")
                .put("redirect_uri", Deployment.FRONTEND + "/back?from=jira")
                .put("confirm", true);
    }

    private static String codeIn(Answer picked) {
        String redirect = picked.json().path("redirect_uri").asString();
        assertThat(redirect).startsWith(Deployment.FRONTEND + "/back?from=jira&confirmation_code=");
        return redirect.substring(redirect.lastIndexOf('=') + 1);
    }

    private Answer confirm(ConnectionKey to, String code) {
        return calls.backend("POST", "/api/backend/connections/confirm", """
                {"external_id":"%s","provider":"jira","confirmation_code":"%s"}""".formatted(id(to), code));
    }

    private Answer token() {
        return calls.backend(
                "GET", "/api/backend/connection-info/get-access-token?provider=jira&external_id=" + id(key));
    }

    private static String id(ConnectionKey key) {
        return key.externalId().value();
    }

    private static void assertInvalid(Answer answer) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("invalid_confirmation_code");
    }
}
