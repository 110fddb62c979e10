package dev.juncture.connection.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.connection.Connection;
import dev.juncture.connection.ConnectionId;
import dev.juncture.connection.ConnectionKey;
import dev.juncture.testing.Calls;
import dev.juncture.testing.Calls.Answer;
import dev.juncture.testing.Deployment;
import dev.juncture.testing.FakeProvider;
import dev.juncture.testing.JunctureTest;
import dev.juncture.testing.TestConnections;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@JunctureTest
class ConnectionRoutesTest {
    private static final String LIST = "/api/backend/connections";
    private static final String CHECK = "/api/backend/connection-info/check-connection-validity";
    private static final String TOKEN = "/api/backend/connection-info/get-access-token";
    private static final String CREDENTIALS = "/api/backend/connection-info/get-connection-credentials";

    @Autowired
    Calls calls;

    @Autowired
    TestConnections testConnections;

    @Autowired
    JdbcClient jdbc;

    private final String prefix = "list-" + UUID.randomUUID() + "-";

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Bearer", "Bearer ", "Bearer wrong", "Basic dGVzdA==", "test-secret-key-that-is-long-enough"
            })
    void refusesAWrongKey(String authorization) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.AUTHORIZATION, authorization);
        Answer answer = calls.send("GET", CHECK + "?external_id=a&provider=fake", headers, (String) null);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.code()).endsWith("_secret_key");
        assertThat(answer.headers().getFirst(HttpHeaders.WWW_AUTHENTICATE)).isEqualTo("Bearer");
    }

    @Test
    void distinguishesAMissingKeyFromAWrongKey() {
        assertThat(calls.browser("GET", LIST, null).code()).isEqualTo("missing_secret_key");
        HttpHeaders headers = new HttpHeaders();
        headers.setBearerAuth("wrong");
        assertThat(calls.send("GET", LIST, headers, (String) null).code()).isEqualTo("invalid_secret_key");
    }

    @Test
    void reportsThatAnUnknownConnectionDoesNotExist() {
        Answer answer = calls.backend("GET", CHECK + "?external_id=nobody&provider=fake");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("""
                        {"exists":false,"is_invalid":false,"is_expired":false,"expires_at":null}""");
    }

    @Test
    void reportsTheStateOfAConnection() {
        Connection connection = connect("one");
        assertThat(check("one")).containsExactly(true, false, false);
        testConnections.expireGrant(connection.id());
        assertThat(check("one")).containsExactly(true, false, true);
        testConnections.invalidate(connection.id());
        assertThat(check("one")).containsExactly(true, true, true);
    }

    @Test
    void acceptsTheExternalIdInAHeader() {
        connect("one");
        HttpHeaders headers = new HttpHeaders();
        headers.setBearerAuth(Deployment.SECRET_KEY);
        headers.set("X-Juncture-External-Id", prefix + "one");
        assertThat(calls.send("GET", CHECK + "?provider=fake", headers, (String) null)
                        .json()
                        .path("exists")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void refusesAnUnknownProviderAndListsTheKnownOnes() {
        Answer answer = calls.backend("GET", CHECK + "?external_id=a&provider=trello");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("unknown_provider");
        assertThat(answer.json().path("error").asString()).endsWith("use one of: fake, jira.");
    }

    @Test
    void returnsAnAccessTokenAndRefreshesItWhenNeeded() {
        Connection connection = connect("one");
        assertThat(backendFor(TOKEN, "one").json().path("access_token").asString())
                .isEqualTo("access-first");
        testConnections.expireToken(connection.id());
        assertThat(backendFor(TOKEN, "one").json().path("access_token").asString())
                .isEqualTo("access-renewed");
    }

    @Test
    void requiresANewConsentWhenTheGrantIsInvalid() {
        testConnections.invalidate(connect("one").id());
        Answer answer = backendFor(TOKEN, "one");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.code()).isEqualTo("reauthorization_required");
        assertThat(answer.json().path("needs_reauthorization").asBoolean()).isTrue();
    }

    @Test
    void returnsNoRefreshTokenByDefault() {
        connect("one");
        Answer answer = backendFor(CREDENTIALS, "one");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.code()).isEqualTo("disabled");
        assertThat(answer.text())
                .contains("JUNCTURE_EXPOSE_REFRESH_TOKENS=true")
                .doesNotContain("refresh-first");
    }

    @Test
    void deletesAConnectionWithEverythingThatBelongsToIt() {
        Connection connection = connect("one");
        jdbc.sql("insert into juncture.jira_connection (connection_id, project_id, site_id, site_name, site_url)"
                        + " values (?, 'default', 's', 's', 's')")
                .param(connection.id().value())
                .update();

        Answer answer = calls.backend("DELETE", LIST, """
                {"external_id":"%sone","provider":"fake"}""".formatted(prefix));

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.bytes()).isEmpty();
        for (String table : List.of(
                "connection where id",
                "connection_external_map where connection_id",
                "jira_connection where connection_id")) {
            assertThat(jdbc.sql("select count(*) from juncture." + table + " = ?")
                            .param(connection.id().value())
                            .query(Integer.class)
                            .single())
                    .as(table)
                    .isZero();
        }
        assertThat(calls.backend("DELETE", LIST + "?provider=fake&external_id=" + prefix + "one")
                        .code())
                .isEqualTo("connection_not_found");
    }

    @Test
    void listsConnectionsInPages() {
        for (String name : List.of("c", "a", "b", "B", "é", "_", "%")) {
            connect(name);
        }
        List<String> all = names(list("").json());
        assertThat(all).containsExactlyInAnyOrder("a", "b", "c", "B", "é", "_", "%");

        List<String> paged = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = list("&limit=2&cursor=" + cursor).json();
            assertThat(page.path("connections").size()).isBetween(1, 2);
            paged.addAll(names(page));
            cursor = page.path("next_cursor").asString("");
        } while (!cursor.isEmpty());
        assertThat(paged).isEqualTo(all);
    }

    @Test
    void returnsNoCursorAfterAFullLastPage() {
        connect("a");
        connect("b");
        assertThat(list("&limit=2").json().path("next_cursor").isNull()).isTrue();
        assertThat(list("&limit=1").json().path("next_cursor").isString()).isTrue();
    }

    @Test
    void comparesAPrefixLiterally() {
        connect("a_c");
        connect("abc");
        assertThat(names(calls.backend("GET", LIST + "?external_id_prefix=" + prefix + "a_")
                        .json()))
                .containsExactly("a_c");
        assertThat(names(calls.backend("GET", LIST + "?external_id_prefix=" + prefix + "%25")
                        .json()))
                .isEmpty();
    }

    @Test
    void filtersByStatus() {
        connect("active");
        testConnections.expireGrant(connect("expired").id());
        testConnections.invalidate(connect("invalid").id());
        Connection both = connect("invalid-too");
        testConnections.invalidate(both.id());
        testConnections.expireGrant(both.id());

        assertThat(names(list("&status=active").json())).containsExactly("active");
        assertThat(names(list("&status=EXPIRED").json())).containsExactly("expired");
        assertThat(names(list("&status=invalid").json())).containsExactly("invalid", "invalid-too");
        assertThat(list("&status=active")
                        .json()
                        .path("connections")
                        .get(0)
                        .path("status")
                        .asString())
                .isEqualTo("active");
    }

    @Test
    void listsTheStateOfAConnectionAndItsReason() {
        ConnectionId id = connect("one").id();
        assertThat(item().path("state").asString()).isEqualTo("active");
        assertThat(item().path("reason").isNull()).isTrue();
        assertThat(item().has("missing_scopes")).isFalse();

        String end = Instant.now().plus(Duration.ofDays(29)).toString();
        testConnections.set(id, "grant_expires_at = '" + end + "'");
        assertThat(item().path("state").asString()).isEqualTo("expiring");
        assertThat(item().path("reason").asString()).contains("ends on " + end.substring(0, 10));
        assertThat(item().path("expires_at").asString()).startsWith(end.substring(0, 10));

        testConnections.expireGrant(id);
        assertThat(item().path("state").asString()).isEqualTo("needs_reauthorization");
        assertThat(item().path("reason").asString()).contains("ended on 2");

        testConnections.invalidate(id);
        assertThat(item().path("state").asString()).isEqualTo("needs_reauthorization");
        assertThat(item().path("reason").asString()).contains("(invalid_grant)");
    }

    @Test
    void listsAConnectionAsActiveUntilAMonthBeforeItsEnd() {
        ConnectionId id = connect("one").id();
        testConnections.set(id, "grant_expires_at = now() + interval '31 days'");
        assertThat(item().path("state").asString()).isEqualTo("active");
    }

    @Test
    void listsTheMissingScopesByOperation() {
        ConnectionKey jira = TestConnections.key("jira", prefix + "one");
        ConnectionId id = testConnections
                .connect(jira, testConnections.grant("ann", FakeProvider.pair("first", "read:jira-work")))
                .id();
        assertThat(item().path("state").asString()).isEqualTo("missing_scopes");
        assertThat(item().path("reason").asString()).contains("createTicket");
        assertThat(item().path("missing_scopes").path("createTicket").toString())
                .contains("write:jira-work")
                .doesNotContain("read:jira-work");
        assertThat(item().path("missing_scopes").has("getIssueDetails")).isFalse();

        testConnections.set(id, "granted_scopes = null");
        assertThat(item().path("state").asString())
                .as("scopes that the provider never named")
                .isEqualTo("active");

        testConnections.set(id, "granted_scopes = 'read:jira-work'");
        testConnections.invalidate(id);
        assertThat(item().path("state").asString()).isEqualTo("needs_reauthorization");
        assertThat(item().has("missing_scopes")).isFalse();
    }

    @Test
    void filtersByProvider() {
        connect("one");
        assertThat(names(list("&provider=fake").json())).containsExactly("one");
        assertThat(names(list("&provider=jira").json())).isEmpty();
        assertThat(names(list("&provider=%00").json())).isEmpty();
    }

    @Test
    void listsNoToken() {
        connect("one");
        assertThat(list("").text()).contains("Name of ann").doesNotContain("access-", "refresh-", "token");
    }

    @ParameterizedTest
    @MethodSource
    void refusesACursorThatNoAnswerGave(String cursor) {
        Answer answer = list("&cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("invalid_request");
        assertThat(answer.json().path("details").path("fields").path("cursor").asString())
                .isEqualTo("must be the next_cursor of an earlier answer");
    }

    static Stream<String> refusesACursorThatNoAnswerGave() {
        return Stream.of("!!", "a", "....", encoded("no-newline"), encoded("fake\na\0b"), encoded("\0\na"), "' or 1=1");
    }

    @Test
    void findsNothingAfterAForgedCursor() {
        assertThat(names(list("&cursor=" + encoded("zzz\n' or '1'='1")).json())).isEmpty();
        assertThat(list("&cursor=" + encoded("fake\n\ud800")).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"limit=0", "limit=-1", "limit=1001", "limit=x", "limit=1.5", "limit=99999999999", "status=gone"})
    void refusesInvalidFilters(String filter) {
        Answer answer = list("&" + filter);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("invalid_request");
    }

    private Connection connect(String name) {
        return testConnections.connect(TestConnections.key(FakeProvider.NAME, prefix + name));
    }

    private Answer list(String filters) {
        return calls.backend("GET", LIST + "?external_id_prefix=" + prefix + filters);
    }

    private JsonNode item() {
        return list("").json().path("connections").get(0);
    }

    private Answer backendFor(String route, String name) {
        return calls.backend("GET", route + "?provider=fake&external_id=" + prefix + name);
    }

    private List<Boolean> check(String name) {
        JsonNode state = backendFor(CHECK, name).json();
        return Stream.of("exists", "is_invalid", "is_expired")
                .map(field -> state.path(field).asBoolean())
                .toList();
    }

    private List<String> names(JsonNode page) {
        List<String> names = new ArrayList<>();
        page.path("connections")
                .forEach(item -> names.add(item.path("external_id").asString().substring(prefix.length())));
        return names;
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
