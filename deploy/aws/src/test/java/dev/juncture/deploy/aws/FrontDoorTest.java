package dev.juncture.deploy.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.testing.FreePort;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.cloud.function.adapter.aws.FunctionInvoker;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** CloudFront in the template sends the header that the edge expects. */
class FrontDoorTest {
    private static final String SECRET = "secret-of-cloudfront-0123456789";
    private static final Map<String, String> SETTINGS = new TreeMap<>(Map.of(
            "MAIN_CLASS",
            LambdaRunner.class.getName(),
            "DATABASE_URL",
            "postgres://nobody@127.0.0.1:" + FreePort.find() + "/nowhere",
            "REDIS_URL",
            "redis://127.0.0.1:" + FreePort.find(),
            "JUNCTURE_SECRET_KEY",
            "sk_test_0123456789abcdef0123456789",
            "JUNCTURE_FRONTEND_URL",
            "https://connect.example.com",
            "JUNCTURE_FRONT_DOOR_SECRET",
            SECRET,
            "DEFAULT_JIRA_CLIENT_ID",
            "client",
            "DEFAULT_JIRA_CLIENT_SECRET",
            "secret"));

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
    void answersWhatCloudFrontPassesOn() throws IOException {
        assertThat(code(header(SECRET))).isEqualTo("unknown_provider");
    }

    @Test
    void refusesRequestsToTheAddressOfApiGateway() throws IOException {
        assertThat(code()).isEqualTo("front_door_required");
        assertThat(code(header("secret-of-somebody-0123456789"))).isEqualTo("front_door_required");
    }

    private static String header(String value) throws IOException {
        // API Gateway writes names in lower case.
        return "\"" + TemplateTest.frontDoorHeader(Template.read()).toLowerCase(Locale.ROOT) + "\": \"" + value + "\"";
    }

    private static String code(String... headers) throws IOException {
        String event = Events.post(
                "/api/frontend/oauth/get-authorization-uri", "{\"provider\":\"none\",\"external_id\":\"a\"}", headers);
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        lambda.handleRequest(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), answer, null);
        JsonNode body = JsonMapper.shared()
                .readTree(JsonMapper.shared()
                        .readTree(answer.toByteArray())
                        .path("body")
                        .asString());
        return body.path("code").asString();
    }
}
