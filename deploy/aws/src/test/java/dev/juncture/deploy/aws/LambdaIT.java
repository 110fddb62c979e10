package dev.juncture.deploy.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.deploy.aws.Service.Answer;
import dev.juncture.deploy.aws.Service.Call;
import dev.juncture.testing.Variables;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The package as Lambda runs it, for each service that can send requests to it. */
class LambdaIT {
    private static final String[] AUTHORIZED = {"Authorization", "Bearer " + Variables.SECRET_KEY};

    @TempDir
    private static Path directory;

    private static Lambda lambda;

    @BeforeAll
    static void start() throws IOException {
        lambda = Lambda.start(PackageIT.ZIP, directory.resolve("package"), Variables.withStores());
    }

    @AfterAll
    static void stop() {
        lambda.close();
    }

    @ParameterizedTest
    @EnumSource
    void refusesWithoutAKey(Service service) {
        Answer answer = send(service, Call.get("/api/backend/connections", "", "X-Request-Id", "of-the-test"));
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("www-authenticate")).isEqualTo("Bearer");
        assertThat(answer.header("x-request-id")).isEqualTo("of-the-test");
        assertThat(answer.header("content-type")).isEqualTo("application/json");
        assertThat(answer.json().path("code").asString()).isEqualTo("missing_secret_key");
    }

    @ParameterizedTest
    @EnumSource
    void readsTheQueryAndPostgres(Service service) {
        String path = "/api/backend/connection-info/check-connection-validity";
        Answer answer = send(service, Call.get(path, "external_id=%C3%A4%26b+c&provider=jira", AUTHORIZED));
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).startsWith("{\"exists\":false");
        assertThat(answer.status()).isEqualTo(200);

        Answer twice = send(service, Call.get(path, "external_id=a&provider=jira&external_id=b", AUTHORIZED));
        boolean lastWins = service == Service.LOAD_BALANCER;
        assertThat(twice.status()).isEqualTo(lastWins ? 200 : 400);
    }

    @ParameterizedTest
    @EnumSource
    void readsABodyAndStartsAConnect(Service service) {
        Answer answer = send(
                service,
                Call.post(
                        "/api/frontend/oauth/get-authorization-uri",
                        "{\"provider\":\"jira\",\"external_id\":\"ä\"}",
                        "Origin",
                        "https://connect.example.com"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("authorization_uri").asString())
                .startsWith("https://auth.atlassian.com/authorize?");
        assertThat(answer.header("access-control-allow-origin")).isEqualTo("https://connect.example.com");
    }

    @ParameterizedTest
    @EnumSource
    void answersWithRedirectsAndWithoutBodies(Service service) {
        Answer declined = send(
                service,
                Call.get("/api/frontend/oauth/authorization-callback/jira", "error=access_denied&state=unknown"));
        assertThat(declined.status()).isEqualTo(302);
        assertThat(declined.header("location")).startsWith("https://connect.example.com/connection-error?code=");
        assertThat(declined.body()).isEmpty();
    }

    @Test
    void refusesAnEventThatIsNoRequest() {
        Answer answer =
                Service.REST_API.answer(lambda.invoke("{\"detail-type\":\"x\"}".getBytes(StandardCharsets.UTF_8)));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("code").asString()).isEqualTo("invalid_request");
    }

    private static Answer send(Service service, Call call) {
        return service.answer(lambda.invoke(service.event(call)));
    }
}
