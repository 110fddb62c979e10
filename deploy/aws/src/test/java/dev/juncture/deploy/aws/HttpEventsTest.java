package dev.juncture.deploy.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.testing.FreePort;
import dev.juncture.testing.Logged;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.cloud.function.adapter.aws.FunctionInvoker;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The adapter with the edge, without PostgreSQL and Redis: nothing connects before it is needed. */
class HttpEventsTest {
    private static final Map<String, String> SETTINGS = new TreeMap<>(Map.of(
            "MAIN_CLASS", LambdaRunner.class.getName(),
            "DATABASE_URL", "postgres://nobody@127.0.0.1:" + FreePort.find() + "/nowhere",
            "REDIS_URL", "redis://127.0.0.1:" + FreePort.find(),
            "JUNCTURE_SECRET_KEY", "sk_test_0123456789abcdef0123456789",
            "JUNCTURE_FRONTEND_URL", "https://connect.example.com",
            "DEFAULT_JIRA_CLIENT_ID", "client",
            "DEFAULT_JIRA_CLIENT_SECRET", "secret"));

    private static FunctionInvoker lambda;

    @BeforeAll
    static void start() {
        SETTINGS.forEach(System::setProperty);
        lambda = new FunctionInvoker();
    }

    @AfterAll
    static void forget() {
        SETTINGS.keySet().forEach(System::clearProperty);
    }

    @Test
    void returnsAnswersInTheFormatOfTheService() throws IOException {
        JsonNode answer = send(Events.REST_API);
        assertThat(answer.path("statusCode").asInt()).isEqualTo(401);
        assertThat(answer.at("/multiValueHeaders/WWW-Authenticate/0").asString())
                .isEqualTo("Bearer");
        assertThat(JsonMapper.shared()
                        .readTree(answer.path("body").asString())
                        .path("code")
                        .asString())
                .isEqualTo("missing_secret_key");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "{",
                "{}",
                "{\"version\":\"2.0\"}",
                "{\"requestContext\":{\"elb\":{}}}",
                "{\"httpMethod\":\"GET\",\"path\":7}",
                "{\"httpMethod\":\"POST\",\"path\":\"/health\",\"body\":\"%%\",\"isBase64Encoded\":true}"
            })
    void refusesWhatIsNoRequestInTheContractsShape(String event) throws IOException {
        JsonNode answer = send(event);
        assertThat(answer.path("statusCode").asInt()).isEqualTo(400);
        assertThat(answer.path("body").asString()).contains("\"code\":\"invalid_request\"", "\"request_id\"");
    }

    @Test
    void letsNoHeaderChooseTheFunction() throws IOException {
        JsonNode answer = send(Events.post(
                "/api/frontend/oauth/get-authorization-uri",
                "{\"provider\":\"none\",\"external_id\":\"a\"}",
                "\"spring.cloud.function.definition\": \"sweepRefreshes\"",
                "\"spring.cloud.function.routing-expression\": \"'sweepRefreshes'\""));
        assertThat(answer.path("statusCode").asInt()).isEqualTo(400);
        assertThat(answer.path("body").asString()).contains("unknown_provider");
    }

    @Test
    void logsNothingOfAnEvent() throws IOException {
        try (Logged log = Logged.by("org.springframework.cloud.function")) {
            send(Events.post("/api/frontend/config", "{\"external_id\":\"do not log me\"}"));
            assertThat(log.text()).doesNotContain("do not log me", "/api/frontend/config");
        }
    }

    private static JsonNode send(String event) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        lambda.handleRequest(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), answer, null);
        return JsonMapper.shared().readTree(answer.toByteArray());
    }
}
