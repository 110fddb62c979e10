package dev.juncture.deploy.azure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.deploy.azure.FunctionsClient.Answer;
import dev.juncture.testing.Variables;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FunctionsIT {
    private static final String START = "/api/frontend/oauth/get-authorization-uri";
    private static final String CONFIG = "/api/frontend/config";
    private static final String[] KEY = {"authorization", "Bearer " + Variables.SECRET_KEY};
    private static final JsonMapper MAPPER = new JsonMapper();

    private static HostProcess host;

    @BeforeAll
    static void start() {
        host = new HostProcess(Variables.withStores());
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    @Test
    void answersWithTheRoutersStatusHeadersAndBody() {
        Answer answer = send("GET", CONFIG, "", "x-request-id", "trace-1");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers()).containsEntry("Content-Type", "application/json");
        assertThat(answer.headers()).containsEntry("X-Request-Id", "trace-1");
        assertThat(json(answer).path("providers").isArray()).isTrue();
    }

    @Test
    void passesABodyToTheRouter() {
        Answer answer = post(START, "{\"provider\":\"jira\",\"external_id\":\"Łódź\"}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(json(answer).path("authorization_uri").asString()).startsWith("https://auth.atlassian.com/");
    }

    @Test
    void passesAQueryToTheRouterUnchanged() {
        String validity = "/api/backend/connection-info/check-connection-validity?provider=jira&external_id=a%26b";

        assertThat(json(send("GET", validity, "", KEY)).path("exists").asBoolean(true))
                .isFalse();
        assertThat(send("GET", validity + "&external_id=b", "", KEY).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jira", "integration-helpers/jira"})
    void passesTheBytesOfAFormToTheRouter(String prefix) {
        String form =
                "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n\u0000\u00ff\r\n--x--\r\n";
        Answer answer = send(
                "POST",
                "/api/backend/" + prefix + "/add-attachment?external_id=nobody&issue_id_or_key=A-1",
                form,
                KEY[0],
                KEY[1],
                "content-type",
                "multipart/form-data; boundary=x");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(json(answer).path("code").asString()).isEqualTo("connection_not_found");
    }

    /** The host and its worker would damage these bodies before the passthrough gets them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "multipart/form-data; boundary=x",
                "application/octet-stream",
                "application/octet-stream; charset=utf-8",
                "image/png",
                "application/pdf",
                "application/zip",
                "video/mp4"
            })
    void refusesABodyThatIsNotText(String type) {
        for (int size : new int[] {1, 2, 255, 256, 4096, 100_000}) {
            Answer answer = host.client()
                    .send(
                            "POST",
                            "/api/backend/jira/proxy/rest/api/3/issue/A-1/attachments",
                            List.of(
                                    Map.entry(KEY[0], KEY[1]),
                                    Map.entry("x-juncture-external-id", "nobody"),
                                    Map.entry("content-type", type)),
                            random(size));

            // A connection that does not exist is noticed before the body is read.
            assertThat(answer.status()).isIn(404, 415);
            Answer json = host.client()
                    .send(
                            "POST",
                            "/api/backend/jira/create-ticket",
                            List.of(Map.entry(KEY[0], KEY[1]), Map.entry("content-type", type)),
                            random(size));
            assertThat(json.status()).isEqualTo(415);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "text/plain",
                "text/plain; charset=iso-8859-1",
                "application/x-www-form-urlencoded"
            })
    void refusesTextThatIsNoUtf8(String type) {
        Answer answer = host.client()
                .send(
                        "POST",
                        START,
                        List.of(Map.entry("content-type", type)),
                        "{\"provider\":\"jira\",\"external_id\":\"\u00e4\"}".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(answer.status()).isEqualTo(type.equals("application/json") ? 400 : 415);
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    @Test
    void bindsTheBrowserWithACookie() {
        Answer session = post(
                "/api/backend/connect-sessions",
                "{\"provider\":\"jira\",\"external_id\":\"acme\",\"display_name\":\"Acme\"}",
                KEY);
        assertThat(session.status()).isEqualTo(201);

        Answer started = post(
                "/api/frontend/oauth/start-connect-session",
                "{\"connect_session_token\":\""
                        + json(session).path("connect_session_token").asString() + "\"}");
        assertThat(started.status()).isEqualTo(200);
        assertThat(started.headers().get("Set-Cookie")).contains("HttpOnly");
    }

    @ParameterizedTest(name = "{0} {1} is answered {2} {3}")
    @CsvSource({
        "GET, /nothing, 404, not_found",
        "DELETE, /api/frontend/config, 405, method_not_allowed",
        "GET, /api/backend/connections, 401, missing_secret_key",
        "DELETE, /api/%62ackend/connections, 401, missing_secret_key",
        "GET, /api/frontend/%ff, 400, invalid_request",
        "GET, /api/frontend/../backend/connections, 401, missing_secret_key",
        "GET, /api/frontend/%2e%2e/backend/connections, 401, missing_secret_key",
        "GET, /api/frontend/config%2f, 404, not_found",
        "GET, /api/frontend/config?a=b|c, 400, invalid_request",
        "POST, /api/frontend/oauth/get-authorization-uri, 400, invalid_request"
    })
    void refusesInTheContractsShape(String method, String target, int status, String code) {
        Answer answer = send(method, target, "");

        assertThat(answer.status()).isEqualTo(status);
        assertThat(json(answer).path("code").asString()).isEqualTo(code);
        assertThat(json(answer).path("request_id").asString())
                .isEqualTo(answer.headers().get("X-Request-Id"));
    }

    @Test
    void refusesABodyOverTheLimit() {
        Answer answer = post(START, "{\"z\":\"" + "x".repeat(16 * 1024) + "\"}");

        assertThat(answer.status()).isEqualTo(413);
        assertThat(json(answer).path("code").asString()).isEqualTo("payload_too_large");
    }

    @Test
    void answersHeadWithoutTheBody() {
        assertThat(send("HEAD", CONFIG, "").body()).isEmpty();
    }

    @Test
    void takesTheClientAddressFromTheFrontEndAndNotFromTheClient() {
        String first = remainingOf("198.51.100.1, 203.0.113.7:1024");
        assertThat(remainingOf("198.51.100.2, 203.0.113.7:2048")).isNotEqualTo(first);
        assertThat(remainingOf("198.51.100.1, [2001:db8::1]:1024")).isEqualTo(first);
    }

    private static String remainingOf(String hops) {
        return send("GET", CONFIG, "", "x-forwarded-for", hops).headers().get("RateLimit");
    }

    @Test
    void runsEveryScheduledFunctionByItsTimer() {
        for (String timer : List.of("sweepRefreshes", "refreshIdleGrants", "reportEndingGrants")) {
            assertThat(host.client().trigger(timer)).as(timer).isTrue();
        }
    }

    @Test
    void startsAndAnswersWithoutPostgresAndRedis() {
        try (HostProcess alone = new HostProcess(Variables.withoutStores())) {
            assertThat(alone.client()
                            .send("GET", "/health", List.of(), new byte[0])
                            .status())
                    .isEqualTo(200);
            assertThat(alone.client().trigger("sweepRefreshes"))
                    .as("a failure is the host's to tell")
                    .isFalse();
        }
    }

    private static Answer post(String target, String body, String... headers) {
        List<String> all = new ArrayList<>(List.of(headers));
        all.addAll(List.of("content-type", "application/json"));
        return send("POST", target, body, all.toArray(String[]::new));
    }

    private static Answer send(String method, String target, String body, String... headers) {
        List<Map.Entry<String, String>> pairs = new ArrayList<>();
        for (int i = 0; i < headers.length; i += 2) {
            pairs.add(Map.entry(headers[i], headers[i + 1]));
        }
        return host.client().send(method, target, pairs, body.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode json(Answer answer) {
        return MAPPER.readTree(answer.text());
    }
}
