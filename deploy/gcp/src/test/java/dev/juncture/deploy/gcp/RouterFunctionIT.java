package dev.juncture.deploy.gcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.testing.Variables;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RouterFunctionIT {
    private static final String START = "/api/frontend/oauth/get-authorization-uri";
    private static final String UPLOAD = "/api/backend/jira/add-attachment?external_id=nobody&issue_id_or_key=A-1";
    private static final String[] FORM = {
        "Content-Type", "multipart/form-data; boundary=\"x\"", "Authorization", "Bearer " + Variables.SECRET_KEY
    };
    private static final String[] JSON = {"Content-Type", "application/json"};
    private static final JsonMapper MAPPER = new JsonMapper();

    private static InvokerProcess invoker;

    @BeforeAll
    static void start() {
        invoker = new InvokerProcess(RouterFunction.class, Variables.withStores()).started();
    }

    @AfterAll
    static void stop() {
        invoker.close();
    }

    @Test
    void answersWithTheRoutersStatusHeadersAndBody() {
        HttpResponse<String> answer = invoker.send("GET", "/api/frontend/config", "", "X-Request-Id", "trace-1");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.headers().allValues("Content-Length"))
                .containsExactly(String.valueOf(answer.body().length()));
        assertThat(answer.headers().firstValue("X-Request-Id")).contains("trace-1");
        assertThat(json(answer).path("providers").isArray()).isTrue();
    }

    @Test
    void passesABodyToTheRouter() {
        HttpResponse<String> answer =
                invoker.send("POST", START, "{\"provider\":\"jira\",\"external_id\":\"Łódź\"}", JSON);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer).path("authorization_uri").asString()).startsWith("https://auth.atlassian.com/");
    }

    @Test
    void passesAQueryAndARepeatedFieldToTheRouter() {
        String validity = "/api/backend/connection-info/check-connection-validity?provider=jira&external_id=";
        String[] key = {"Authorization", "Bearer " + Variables.SECRET_KEY};

        assertThat(json(invoker.send("GET", validity + "a%26b", "", key))
                        .path("exists")
                        .asBoolean(true))
                .isFalse();
        assertThat(invoker.send("GET", validity + "a&external_id=b", "", key).statusCode())
                .isEqualTo(400);
    }

    @Test
    void acceptsEachFormThatTheInvokerKept() {
        HttpResponse<String> answer = invoker.send("POST", UPLOAD, form("file", "other"), FORM);

        // The contract of all edges checks that its bytes arrive.
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(json(answer).path("code").asString()).isEqualTo("connection_not_found");
    }

    @ParameterizedTest
    @MethodSource("formsThatTheInvokerDoesNotKeep")
    void losesNoPartOfAForm(String form, String sentence) {
        HttpResponse<String> answer = invoker.send("POST", UPLOAD, form, FORM);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).path("error").asString()).startsWith(sentence);
    }

    static Stream<Arguments> formsThatTheInvokerDoesNotKeep() {
        return Stream.of(
                Arguments.of(form("file", "file"), "Send each file in a separate form"),
                Arguments.of("--x\r\nno end", "The form cannot be read"));
    }

    @Test
    void refusesAFormOfUnknownLength() {
        String form = form("file");
        String answer = invoker.sendRaw(
                "POST " + UPLOAD + " HTTP/1.1\r\nContent-Type: " + FORM[1] + "\r\nTransfer-Encoding: chunked",
                Integer.toHexString(form.getBytes(StandardCharsets.ISO_8859_1).length) + "\r\n" + form
                        + "\r\n0\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 400").contains("Send a form with its Content-Length");
    }

    private static String form(String... names) {
        StringBuilder form = new StringBuilder();
        for (String name : names) {
            form.append("--x\r\nContent-Disposition: form-data; name=\"")
                    .append(name)
                    .append("\"; filename=\"ü\"\r\n\r\n\u0000\u00ff\r\n");
        }
        return form.append("--x--\r\n").toString();
    }

    /** The proxy in front sends the next request on the same connection. */
    @Test
    void keepsTheConnectionWhenItRefusesABodyThatNobodyRead() {
        for (int time = 0; time < 200; time++) {
            assertThat(invoker.send("POST", "/api/backend/connect-sessions", "{}", JSON)
                            .statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void bindsTheBrowserWithACookie() {
        HttpResponse<String> session = invoker.send(
                "POST",
                "/api/backend/connect-sessions",
                "{\"provider\":\"jira\",\"external_id\":\"acme\",\"display_name\":\"Acme\"}",
                "Authorization",
                "Bearer " + Variables.SECRET_KEY,
                JSON[0],
                JSON[1]);
        assertThat(session.statusCode()).isEqualTo(201);

        HttpResponse<String> started = invoker.send(
                "POST",
                "/api/frontend/oauth/start-connect-session",
                "{\"connect_session_token\":\""
                        + json(session).path("connect_session_token").asString() + "\"}",
                JSON);
        assertThat(started.statusCode()).isEqualTo(200);
        assertThat(started.headers().allValues("Set-Cookie"))
                .hasSize(1)
                .allMatch(cookie -> cookie.contains("HttpOnly"));
    }

    @ParameterizedTest(name = "{0} {1} is answered {2} {3}")
    @CsvSource({
        "GET, /nothing, 404, not_found",
        "DELETE, /api/frontend/config, 405, method_not_allowed",
        "BREW, /api/frontend/config, 405, method_not_allowed",
        "GET, /api/backend/connections, 401, missing_secret_key",
        "DELETE, /api/%62ackend/connections, 401, missing_secret_key",
        "GET, /api/frontend/./config, 404, not_found"
    })
    void refusesInTheContractsShape(String method, String path, int status, String code) {
        HttpResponse<String> answer = invoker.send(method, path, "");

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(json(answer).path("code").asString()).isEqualTo(code);
        assertThat(json(answer).path("request_id").asString())
                .isEqualTo(answer.headers().firstValue("X-Request-Id").orElseThrow());
    }

    @Test
    void takesTheClientAddressFromTheFrontEndAndNotFromTheClient() {
        String remaining = "RateLimit";
        HttpResponse<String> first = forwarded("198.51.100.1, 203.0.113.7");
        HttpResponse<String> again = forwarded("198.51.100.2, 203.0.113.7");
        HttpResponse<String> another = forwarded("198.51.100.1, 203.0.113.8");

        assertThat(another.headers().firstValue(remaining))
                .isEqualTo(first.headers().firstValue(remaining))
                .isNotEqualTo(again.headers().firstValue(remaining))
                .isNotEmpty();
    }

    private static HttpResponse<String> forwarded(String hops) {
        return invoker.send("GET", "/api/frontend/config", "", "X-Forwarded-For", hops);
    }

    @Test
    void refusesABodyOverTheLimit() {
        HttpResponse<String> answer = invoker.send("POST", START, "{\"z\":\"" + "x".repeat(16 * 1024) + "\"}", JSON);

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(json(answer).path("code").asString()).isEqualTo("payload_too_large");
    }

    @Test
    void answersHeadWithoutTheBody() {
        HttpResponse<String> head = invoker.send("HEAD", "/api/frontend/config", "");

        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValueAsLong("Content-Length").orElseThrow())
                .isPositive();
    }

    /** The invoker refuses these before any function sees them, without a body. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/frontend/..%2fbackend/connections HTTP/1.1",
                "GET /../../etc/passwd HTTP/1.1",
                "GET /api/frontend/config%zz HTTP/1.1",
                "GET /api/frontend/%ff HTTP/1.1",
                "GET /api/frontend/config HTTP/1.1\r\nBad Header: x",
                "GET /favicon.ico HTTP/1.1",
                "nonsense"
            })
    void showsNoPageOfThePlatform(String head) {
        String answer = invoker.sendRaw(head);

        assertThat(Integer.parseInt(answer.split(" ")[1])).isBetween(400, 499);
        assertThat(answer)
                .endsWith("\r\n\r\n")
                .doesNotContainIgnoringCase("<html")
                .doesNotContain("Exception");
    }

    @Test
    void startsAndAnswersWithoutPostgresAndRedis() {
        try (InvokerProcess alone = new InvokerProcess(RouterFunction.class, Variables.withoutStores()).started()) {
            assertThat(alone.send("GET", "/health", "").statusCode()).isEqualTo(200);

            HttpResponse<String> answer = alone.send(
                    "GET",
                    "/api/backend/connection-info/check-connection-validity?provider=jira&external_id=a",
                    "",
                    "Authorization",
                    "Bearer " + Variables.SECRET_KEY);
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(json(answer).path("code").asString()).isEqualTo("unavailable");
        }
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return MAPPER.readTree(answer.body());
    }
}
