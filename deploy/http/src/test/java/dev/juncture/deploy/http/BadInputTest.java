package dev.juncture.deploy.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.juncture.sandbox.http.RecordedRequest;
import dev.juncture.testing.TestPostgres;
import dev.juncture.testing.TestRedis;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Input of every bad kind gets its documented answer over real HTTP, and never a 500. */
class BadInputTest {
    private static final String START = "/api/frontend/oauth/get-authorization-uri";
    private static final String PICK = "/api/frontend/finalize-connection/jira/set-jira-site";
    private static final String SITES = "/api/frontend/finalize-connection/jira/fetch-available-sites";
    private static final String[] KEY = {"Authorization", "Bearer " + RunningJuncture.SECRET_KEY};

    private static RunningJuncture juncture;
    private static Browser browser;

    @BeforeAll
    static void start() {
        juncture = RunningJuncture.start(
                TestPostgres.shared().freshDatabaseUrl(), TestRedis.shared().freshUrl());
        browser = new Browser(juncture);
    }

    @AfterAll
    static void stop() {
        juncture.close();
    }

    static Stream<Arguments> badBodies() {
        String big = "{\"provider\":\"jira\",\"external_id\":\"" + "x".repeat(16 * 1024) + "\"}";
        return Stream.of(
                arguments("nothing", START, "", 400, "invalid_request"),
                arguments("an empty object", START, "{}", 400, "invalid_request"),
                arguments("a missing field", START, "{\"provider\":\"jira\"}", 400, "invalid_request"),
                arguments("a blank field", START, body(" "), 400, "invalid_request"),
                arguments(
                        "a null field", START, "{\"provider\":\"jira\",\"external_id\":null}", 400, "invalid_request"),
                arguments(
                        "a number for an object",
                        START,
                        "{\"provider\":\"jira\",\"external_id\":{}}",
                        400,
                        "invalid_request"),
                arguments(
                        "a list for a text",
                        START,
                        "{\"provider\":\"jira\",\"external_id\":[1]}",
                        400,
                        "invalid_request"),
                arguments("no JSON", START, "provider=jira", 400, "invalid_request"),
                arguments("half a JSON", START, "{\"provider\":", 400, "invalid_request"),
                arguments("two JSONs", START, "{}{}", 400, "invalid_request"),
                arguments("a list", START, "[]", 400, "invalid_request"),
                arguments("a null", START, "null", 400, "invalid_request"),
                arguments("a bottomless list", START, "[".repeat(10_000), 400, "invalid_request"),
                arguments("a field twice", START, "{\"provider\":\"jira\",\"provider\":\"x\"}", 400, "invalid_request"),
                arguments(
                        "an unknown field",
                        START,
                        "{\"provider\":\"jira\",\"external_id\":\"a\",\"redirect\":\"x\"}",
                        400,
                        "invalid_request"),
                arguments("more than 16 KiB", START, big, 413, "payload_too_large"),
                arguments("a control character", START, body("a\\u0000b"), 400, "invalid_request"),
                arguments("a line break", START, body("a\\r\\nSet-Cookie: x"), 400, "invalid_request"),
                arguments("half a surrogate pair", START, body("a\\ud800"), 400, "invalid_request"),
                arguments("256 characters", START, body("x".repeat(256)), 400, "invalid_request"),
                arguments(
                        "a foreign provider",
                        START,
                        "{\"provider\":\"x\",\"external_id\":\"a\"}",
                        400,
                        "unknown_provider"),
                arguments("no code", PICK, "{\"site_id\":\"a\"}", 400, "invalid_request"),
                arguments("an unknown code", PICK, pick("a", "unknown"), 400, "invalid_connection_code"),
                arguments("a path as site", PICK, pick("../../x", "unknown"), 400, "invalid_request"),
                arguments("dots as site", PICK, pick("..", "unknown"), 400, "invalid_request"));
    }

    @ParameterizedTest(name = "{0} is answered {3} {4}")
    @MethodSource("badBodies")
    void refusesABadBody(String kind, String path, String body, int status, String code) {
        Browser.Answer answer = browser.post(path, body);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.json().path("error").asString()).isNotBlank();
        assertThat(answer.json().path("request_id").asString()).isEqualTo(answer.header("X-Request-Id"));
    }

    static Stream<Arguments> badRequests() {
        String backend = "/api/backend/connection-info/check-connection-validity";
        return Stream.of(
                arguments("GET", "/api/frontend/nothing", 404, "not_found"),
                arguments("GET", "/nothing", 404, "not_found"),
                arguments("GET", "/api/frontend//config", 404, "not_found"),
                arguments("GET", "/api/frontend/config%2f", 404, "not_found"),
                arguments("GET", "/api/frontend/%63onfig%00", 400, "invalid_request"),
                arguments("GET", "/api/frontend/%ff", 400, "invalid_request"),
                arguments("GET", START, 405, "method_not_allowed"),
                arguments("DELETE", "/api/frontend/config", 405, "method_not_allowed"),
                arguments("BREW", "/api/frontend/config", 405, "method_not_allowed"),
                arguments("GET", SITES, 400, "invalid_request"),
                arguments("GET", SITES + "?connection_code=", 400, "invalid_request"),
                arguments("GET", SITES + "?connection_code=a&connection_code=b", 400, "invalid_request"),
                arguments("GET", SITES + "?connection_code=%ff", 400, "invalid_request"),
                arguments("GET", SITES.replace("jira", "%6airb") + "?connection_code=a", 400, "unknown_provider"),
                arguments("GET", SITES + "?connection_code=a%0d%0aSet-Cookie:%20x", 400, "invalid_connection_code"),
                arguments("GET", backend, 401, "missing_secret_key"),
                arguments("GET", "/api/backend/nothing", 401, "missing_secret_key"),
                arguments("DELETE", "/api/%62ackend/connections", 401, "missing_secret_key"),
                arguments("OPTIONS", backend, 401, "missing_secret_key"));
    }

    @ParameterizedTest(name = "{0} {1} is answered {2} {3}")
    @MethodSource("badRequests")
    void refusesABadRequest(String method, String path, int status, String code) {
        Browser.Answer answer = browser.send(method, path, null);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
    }

    static Stream<Arguments> badBackendRequests() {
        String validity = "connection-info/check-connection-validity";
        return Stream.of(
                arguments(validity, 400, "invalid_request"),
                arguments(validity + "?external_id=a", 400, "invalid_request"),
                arguments(validity + "?external_id=a&provider=x", 400, "unknown_provider"),
                arguments(validity + "?external_id=a%00&provider=jira", 400, "invalid_request"),
                arguments(validity + "?external_id=a&external_id=b&provider=jira", 400, "invalid_request"),
                arguments(
                        "connection-info/get-access-token?external_id=nobody&provider=jira",
                        404,
                        "connection_not_found"),
                arguments("connection-info/get-connection-credentials?external_id=a&provider=jira", 403, "disabled"),
                arguments("connections?limit=0", 400, "invalid_request"),
                arguments("connections?limit=1001", 400, "invalid_request"),
                arguments("connections?limit=many", 400, "invalid_request"),
                arguments("connections?limit=99999999999999999999", 400, "invalid_request"),
                arguments("connections?cursor=*", 400, "invalid_request"),
                arguments("connections?cursor=AAAA", 400, "invalid_request"),
                arguments("connections?status=odd", 400, "invalid_request"),
                arguments("connections?state=active", 400, "invalid_request"),
                arguments("connections?=x", 400, "invalid_request"),
                arguments("connections?%75nknown", 400, "invalid_request"),
                arguments("jira/get-projects?external_id=nobody", 404, "connection_not_found"),
                arguments(
                        "jira/get-tickets-for-project?external_id=nobody&jira_project_id=../x", 400, "invalid_request"),
                arguments("nothing", 404, "not_found"));
    }

    @ParameterizedTest(name = "{0} is answered {1} {2}")
    @MethodSource("badBackendRequests")
    void refusesABadBackendRequest(String path, int status, String code) {
        Browser.Answer answer = browser.backend(path);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
    }

    @Test
    void namesEveryMissingField() {
        Browser.Answer answer = browser.post(START, "{}");

        assertThat(answer.json().at("/details/fields").propertyNames()).containsExactly("provider", "external_id");
    }

    @Test
    void namesThePlaceWhereJsonBreaks() {
        assertThat(browser.post(START, "{\n \"provider\": jira}")
                        .json()
                        .path("error")
                        .asString())
                .contains("line 2, column");
    }

    @Test
    void listsTheExistingProviders() {
        assertThat(browser.post(START, "{\"provider\":\"x\",\"external_id\":\"a\"}")
                        .json()
                        .at("/details/providers/0")
                        .asString())
                .isEqualTo("jira");
    }

    @Test
    void refusesWhatIsNotJson() {
        for (String type :
                List.of("text/plain", "application/x-www-form-urlencoded", "nonsense", "multipart/form-data")) {
            Browser.Answer answer =
                    browser.send("POST", START, "{}".getBytes(StandardCharsets.UTF_8), "Content-Type", type);
            assertThat(answer.code()).as(type).isEqualTo("unsupported_media_type");
            assertThat(answer.status()).isEqualTo(415);
        }
    }

    @Test
    void distinguishesAWrongKeyFromAMissingOne() {
        Browser.Answer wrong = browser.get("/api/backend/connections", "Authorization", "Bearer wrong");

        assertThat(wrong.code()).isEqualTo("invalid_secret_key");
        assertThat(wrong.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(browser.get("/api/backend/connections", "Authorization", "Basic abc")
                        .code())
                .isEqualTo("missing_secret_key");
        assertThat(browser.get("/api/backend/connections", KEY).status()).isEqualTo(200);
    }

    @Test
    void namesTheMethodsOfARoute() {
        Browser.Answer answer = browser.send("DELETE", "/api/frontend/config", null);

        assertThat(answer.header("Allow")).isEqualTo("GET, HEAD, OPTIONS");
        assertThat(answer.json().at("/details/allowed_methods").size()).isEqualTo(3);
    }

    @Test
    void answersHeadLikeGetWithoutTheBody() {
        Browser.Answer head = browser.send("HEAD", "/api/frontend/config", null);

        assertThat(head.status()).isEqualTo(200);
        assertThat(head.response().body()).isEmpty();
        assertThat(head.header("Content-Length"))
                .isEqualTo(browser.get("/api/frontend/config").header("Content-Length"));
    }

    @Test
    void keepsAHarmlessRequestIdAndReplacesAnyOther() {
        assertThat(browser.get("/health", "X-Request-Id", "trace-1.a_B").header("X-Request-Id"))
                .isEqualTo("trace-1.a_B");
        assertThat(browser.get("/health", "X-Request-Id", "<script>").header("X-Request-Id"))
                .matches("[0-9a-f]{24}");
    }

    @Test
    void letsOnlyAllowedOriginsReadAnswers() {
        Browser.Answer own = browser.get("/api/frontend/config", "Origin", juncture.address());
        Browser.Answer foreign = browser.get("/api/frontend/config", "Origin", "https://evil.example");

        assertThat(own.header("Access-Control-Allow-Origin")).isEqualTo(juncture.address());
        assertThat(own.header("Access-Control-Allow-Credentials")).isEqualTo("true");
        assertThat(foreign.header("Access-Control-Allow-Origin")).isEmpty();
        assertThat(foreign.header("Vary")).contains("Origin");
    }

    @Test
    void keepsUnicodeAsItIs() {
        String id = "Łódź ☃ 𝄞 مرحبا";
        browser.connect(id, "ada");

        assertThat(browser.validity(id).json().path("exists").asBoolean()).isTrue();
        assertThat(browser.backend("connections?external_id_prefix=" + Browser.encode("Łódź"))
                        .json()
                        .at("/connections/0/external_id")
                        .asString())
                .isEqualTo(id);
    }

    @Test
    void acceptsASlashAtTheEndAndTheConnectionInAHeader() {
        Browser.Answer answer =
                browser.get("/api/backend/jira/get-projects/", KEY[0], KEY[1], "X-Juncture-External-Id", "nobody");

        assertThat(answer.code()).isEqualTo("connection_not_found");
    }

    @Test
    void sendsAPersonWithAnUndecodablePathToAPage() {
        Browser.Answer answer = browser.get("/api/frontend/oauth/authorization-callback/%ff?code=a&state=b");

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location")).isEqualTo(juncture.address() + "/connection-error?code=invalid_request");
    }

    /** Sends a request that no HTTP client sends. */
    static Stream<Arguments> brokenHttp() {
        return Stream.of(
                arguments("GET /api/frontend/../backend/connections HTTP/1.1", 400, 499),
                arguments("GET /api/frontend/..%2fbackend/connections HTTP/1.1", 400, 499),
                arguments("GET /../../etc/passwd HTTP/1.1", 400, 499),
                arguments("GET /assets/..%2f..%2fapplication.properties HTTP/1.1", 400, 499),
                arguments("GET /api/frontend/config%zz HTTP/1.1", 400, 499),
                arguments("GET /api/frontend\\config HTTP/1.1", 400, 499),
                arguments("GET /api/frontend/config;a=b HTTP/1.1", 400, 499),
                arguments("GET http://elsewhere.example/api/backend/connections HTTP/1.1", 400, 499),
                arguments("GET /api/frontend/config HTTP/1.1\r\nContent-Length: x", 400, 499),
                arguments("GET /api/frontend/config HTTP/1.1\r\nBad Header: x", 400, 499),
                arguments("GET /api/frontend/config HTTP/1.1\r\nX: " + "y".repeat(20_000), 400, 499),
                arguments("nonsense", 400, 499));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("brokenHttp")
    void refusesBrokenHttpWithoutFailing(String head, int lowest, int highest) throws Exception {
        String answer = RawHttp.send(juncture.port(), head + "\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        int status = Integer.parseInt(answer.split(" ")[1]);
        assertThat(status).isBetween(lowest, highest);
        assertThat(answer).doesNotContain("<html").doesNotContain("Tomcat").doesNotContain("Exception");
    }

    @ParameterizedTest
    @CsvSource({
        "/health, 405, method_not_allowed",
        "/api/frontend/config, 405, method_not_allowed",
        "/api/backend/connections, 401, missing_secret_key",
        "/api/backend/jira/proxy/rest/api/3/myself, 401, missing_secret_key",
        "/nothing, 404, not_found",
    })
    void refusesTraceLikeAnyOtherMethodThatARouteDoesNotHave(String path, int status, String code) throws Exception {
        for (String method : new String[] {"TRACE", "BREW"}) {
            String answer = RawHttp.send(
                    juncture.port(),
                    method + " " + path
                            + " HTTP/1.1\r\nHost: localhost\r\nX-Echo: hunter2\r\nConnection: close\r\n\r\n");

            assertThat(answer)
                    .startsWith("HTTP/1.1 " + status)
                    .contains("\"" + code + "\"")
                    .doesNotContain("hunter2");
            assertThat(answer.contains("\r\nAllow: ")).isEqualTo(status == 405);
        }
    }

    /** Paths of the passthrough, and paths that start like it. */
    static Stream<String> hostilePassthroughs() {
        String proxy = "/api/backend/jira/proxy/";
        return Stream.of(
                        "rest/api/3/../../../../oauth/token/accessible-resources",
                        "rest/api/3/%2e%2e/%2E%2E/%2e%2e/other-site/rest/api/3/myself",
                        "rest/api/3/.%2e/myself",
                        "rest/api/3/..%2f..%2fmyself",
                        "rest/api/3/..%5c..%5cmyself",
                        "rest/api/3/..\\myself",
                        "rest/api/3/%252e%252e/myself",
                        "rest/api/3/..;/myself",
                        "rest/api/3//myself",
                        "rest/api/3/./myself",
                        "rest/api/3/my%00self",
                        "rest/api/3/my\0self",
                        "rest/api/3/my%0d%0aX:self",
                        "rest/api/3/my%ffself%zz",
                        "../../../oauth/token/accessible-resources",
                        "oauth/token/accessible-resources",
                        "/rest/api/3/myself",
                        "%2frest/api/3/myself",
                        "http://elsewhere.example/rest/api/3/myself",
                        "//elsewhere.example/rest/api/3/myself",
                        "@elsewhere.example/rest/api/3/myself")
                .flatMap(path -> Stream.of(proxy + path, "http://elsewhere.example" + proxy + path));
    }

    @Test
    void passesOnNoPathThatLeadsToAnotherPlace() throws Exception {
        String site = browser.connect("hostile", "ada");
        var jira = juncture.sandbox().control();
        jira.clearJournal();

        for (String path : hostilePassthroughs().toList()) {
            String answer = passThrough(path);

            assertThat(Integer.parseInt(answer.split(" ")[1])).as(path).isBetween(400, 499);
            assertThat(jira.journal()).as(path).isEmpty();
        }

        assertThat(passThrough("/api/backend/jira/proxy/rest/api/3/myself")).startsWith("HTTP/1.1 200");
        assertThat(jira.journal())
                .extracting(RecordedRequest::path)
                .containsExactly("/ex/jira/" + site + "/rest/api/3/myself");
    }

    private static String passThrough(String target) throws Exception {
        return RawHttp.send(
                juncture.port(),
                "GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + KEY[0] + ": " + KEY[1]
                        + "\r\nX-Juncture-External-Id: hostile\r\n\r\n");
    }

    private static String body(String externalId) {
        return "{\"provider\":\"jira\",\"external_id\":\"" + externalId + "\"}";
    }

    private static String pick(String site, String code) {
        return "{\"site_id\":\"" + site + "\",\"connection_code\":\"" + code + "\"}";
    }
}
