package dev.juncture.deploy.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.edge.WholeAnswer;
import dev.juncture.http.Request;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EventShapeTest {
    private static final String QUERY_OF_TWO = "external_id=%C3%A4+b&external_id=b%26c";

    @Test
    void readsRestApis() {
        Request request = read(Events.REST_API, EventShape.REST_API);
        assertThat(request.method()).isEqualTo("GET");
        assertThat(request.path()).isEqualTo("/api/backend/connections");
        assertThat(request.query()).isEqualTo("external_id=%C3%A4%20b&external_id=b%26c&limit=5");
        assertThat(request.headers().get("accept")).containsExactly("application/json", "text/html");
        assertThat(request.headers().getFirst("cookie")).isEqualTo("a=1; b=2");
        assertThat(request.remoteAddress()).isEqualTo("203.0.113.7");
        assertThat(request.body()).isEmpty();
    }

    @Test
    void readsSingleValuesOfARestApiWithoutMultiValueFields() {
        Request request = read(Events.with(Events.REST_API, "multiValue", "unknown"), EventShape.REST_API);
        assertThat(request.query()).isEqualTo("external_id=b%26c");
        assertThat(request.headers().get("accept")).containsExactly("text/html");
    }

    @Test
    void readsHttpApis() throws IOException {
        Request request = read(Events.HTTP_API, EventShape.HTTP_API);
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.path()).isEqualTo("/api/backend/jira/proxy/a%20%C3%A4%25b%23c");
        assertThat(request.query()).isEqualTo(QUERY_OF_TWO);
        assertThat(request.headers().getFirst("Accept")).isEqualTo("application/json,text/html");
        assertThat(request.headers().get("Cookie")).containsExactly("a=1; b=2");
        assertThat(request.remoteAddress()).isEqualTo("203.0.113.7");
        assertThat(new String(request.body().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("{\"a\":\"ä\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "prod, execute-api, /prod/api/x, /api/x",
        "prod, execute-api, /prod, /",
        "prod, execute-api, /production/x, /production/x",
        "$default, execute-api, /prod/api/x, /prod/api/x",
        // A custom domain maps to a stage, so a first segment that looks like a stage is a part of the path.
        "api, connect-example, /api/x, /api/x"
    })
    void takesOnlyAStageOffThePath(String stage, String domain, String sent, String path) {
        String event = Events.HTTP_API
                .replace("/prod/api/backend/jira/proxy/a ä%b#c", sent)
                .replace("\"stage\": \"prod\"", "\"stage\": \"" + stage + "\"")
                .replace("execute-api", domain);
        assertThat(read(event, EventShape.HTTP_API).path()).isEqualTo(path);
    }

    /** An HTTP API with payload format 1.0 has the stage in its path too. */
    @ParameterizedTest
    @CsvSource({
        "prod, abc.execute-api.x, /prod/api/backend/connections, /api/backend/connections",
        "prod, abc.execute-api.x, /prod, /",
        "prod, abc.execute-api.x, /prod/a ä%zz, /a%20%C3%A4%25zz",
        "prod, abc.execute-api.x, /production/x, /production/x",
        "$default, abc.execute-api.x, /prod/api/x, /prod/api/x",
        "api, connect.example.com, /api/x, /api/x",
    })
    void takesTheStageOffThePathOfFormat1(String stage, String domain, String sent, String path) {
        String event = """
            {"version": "1.0", "path": "%s", "httpMethod": "GET",
             "requestContext": {"stage": "%s", "domainName": "%s", "identity": {"sourceIp": "203.0.113.7"}}}""".formatted(sent, stage, domain);
        assertThat(read(event, EventShape.REST_API).path()).isEqualTo(path);
    }

    /** A custom domain may have its own base path for the API. */
    @ParameterizedTest
    @CsvSource({
        "connect.example.com, /jira/api/backend/connections, api/backend/connections, /api/backend/connections",
        "connect.example.com, /a/b/api/x, api/x, /api/x",
        "connect.example.com, /api/x, api/x, /api/x",
        "connect.example.com, /api/api/x, api/x, /api/x",
        "connect.example.com, /jira/api/a%20%C3%A4, api/a ä, /api/a%20%C3%A4",
        "connect.example.com, /jira/api/a%2Fb, api/a%2Fb, /api/a%2Fb",
        "connect.example.com, /jira/api/a%zz, api/a%zz, /api/a%zz",
        "connect.example.com, /jira/api/x, other, /jira/api/x",
        "abc.execute-api.x, /jira/api/x, api/x, /jira/api/x",
    })
    void takesTheBasePathOfACustomDomainOffThePath(String domain, String sent, String proxy, String path) {
        String rest = """
            {"resource": "/{proxy+}", "path": "%s", "httpMethod": "GET", "pathParameters": {"proxy": "%s"},
             "requestContext": {"stage": "prod", "domainName": "%s", "identity": {"sourceIp": "203.0.113.7"}}}""".formatted(sent, proxy, domain);
        assertThat(read(rest, EventShape.REST_API).path()).isEqualTo(path);
        String http = """
            {"version": "2.0", "rawPath": "%s", "rawQueryString": "", "pathParameters": {"proxy": "%s"}, "headers": {},
             "requestContext": {"stage": "prod", "domainName": "%s", "http": {"method": "GET"}}}""".formatted(sent, proxy, domain);
        assertThat(read(http, EventShape.HTTP_API).path()).isEqualTo(path.replace("%zz", "%25zz"));
    }

    @Test
    void keepsThePathOfAFunctionUrlUnchanged() {
        Request request = read(Events.FUNCTION_URL, EventShape.FUNCTION_URL);
        assertThat(request.path()).isEqualTo("/api/backend/jira/proxy/a%2Fb%zz");
        assertThat(request.headers().containsHeader("Cookie")).isFalse();
        assertThat(request.body()).isEmpty();
    }

    @Test
    void readsLoadBalancers() throws IOException {
        Request request = read(Events.LOAD_BALANCER, EventShape.LOAD_BALANCER);
        assertThat(request.method()).isEqualTo("PUT");
        assertThat(request.query()).isEqualTo("external_id=%C3%A4+b%26c&limit=5");
        assertThat(request.headers().getFirst("Cookie")).isEqualTo("a=1; b=2");
        assertThat(request.remoteAddress())
                .as("what the load balancer added, not what the client wrote")
                .isEqualTo("203.0.113.7");
        assertThat(new String(request.body().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("{\"a\":\"ä\"}");
    }

    @Test
    void readsLoadBalancersWithSeveralValues() {
        Request request = read(Events.LOAD_BALANCER_MULTI_VALUE, EventShape.LOAD_BALANCER_MULTI_VALUE);
        assertThat(request.query()).isEqualTo(QUERY_OF_TWO);
        assertThat(request.headers().get("accept")).containsExactly("application/json", "text/html");
        assertThat(request.remoteAddress()).isEqualTo("203.0.113.7");
    }

    @ParameterizedTest
    @EnumSource(names = {"REST_API", "LOAD_BALANCER_MULTI_VALUE"})
    void answersWithListsOfHeaders(EventShape shape) {
        JsonNode answer = answer(shape, "application/json", "{\"a\":\"ä\"}".getBytes(StandardCharsets.UTF_8));
        assertThat(answer.path("statusCode").asInt()).isEqualTo(201);
        assertThat(EventFields.texts(answer.at("/multiValueHeaders/Set-Cookie")))
                .containsExactly("a=1", "b=2", "c=3");
        assertThat(EventFields.texts(answer.at("/multiValueHeaders/Vary"))).containsExactly("Origin", "Accept");
        assertThat(answer.has("headers")).isFalse();
        assertThat(answer.path("body").asString()).isEqualTo("{\"a\":\"ä\"}");
        assertThat(answer.path("isBase64Encoded").asBoolean()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = {"HTTP_API", "FUNCTION_URL"})
    void returnsCookiesSeparatelyFromJoinedHeaders(EventShape shape) {
        JsonNode answer = answer(shape, "image/png", new byte[] {(byte) 0x89, 'P'});
        assertThat(EventFields.texts(answer.path("cookies"))).containsExactly("a=1", "b=2", "c=3");
        assertThat(answer.at("/headers/Vary").asString()).isEqualTo("Origin,Accept");
        assertThat(answer.path("headers").has("Set-Cookie")).isFalse();
        assertThat(answer.path("body").asString()).isEqualTo("iVA=");
        assertThat(answer.path("isBase64Encoded").asBoolean()).isTrue();
    }

    @Test
    void answersWithCookiesUnderNamesThatDifferInCase() {
        JsonNode answer = answer(EventShape.LOAD_BALANCER, "text/plain", new byte[] {'a'});
        assertThat(answer.path("statusDescription").asString()).isEqualTo("201 Created");
        JsonNode headers = answer.path("headers");
        assertThat(headers.path("set-cookie").asString()).isEqualTo("a=1");
        assertThat(headers.path("Set-cookie").asString()).isEqualTo("b=2");
        assertThat(headers.path("sEt-cookie").asString()).isEqualTo("c=3");
        assertThat(headers.path("Vary").asString()).isEqualTo("Origin,Accept");
    }

    @Test
    void keepsTheBytesOfTextInAnotherCharset() {
        JsonNode answer = answer(EventShape.HTTP_API, "text/plain;charset=ISO-8859-1", new byte[] {(byte) 0xe4});
        assertThat(answer.path("isBase64Encoded").asBoolean()).isTrue();
        assertThat(answer.path("body").asString()).isEqualTo("5A==");
    }

    private static Request read(String json, EventShape expected) {
        JsonNode event = JsonMapper.shared().readTree(json);
        EventShape shape = EventShape.of(event);
        assertThat(shape).isEqualTo(expected);
        return shape.request(event);
    }

    private static JsonNode answer(EventShape shape, String contentType, byte[] bytes) {
        HttpHeaders headers = new HttpHeaders();
        headers.set("Content-Type", contentType);
        headers.add("Set-Cookie", "a=1");
        headers.add("Set-Cookie", "b=2");
        headers.add("Set-Cookie", "c=3");
        headers.add("Vary", "Origin");
        headers.add("Vary", "Accept");
        return shape.document(new WholeAnswer(201, headers, bytes));
    }
}
