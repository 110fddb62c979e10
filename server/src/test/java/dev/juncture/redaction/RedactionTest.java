package dev.juncture.redaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.juncture.route.Route;
import dev.juncture.testing.Calls;
import dev.juncture.testing.Calls.Answer;
import dev.juncture.testing.TestSleeper;
import dev.juncture.testing.Together;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** No secret and no content of Jira appears in the wrong place, for every route and every failure. */
class RedactionTest {
    private static CanaryDeployment deployment;

    @BeforeAll
    static void start() {
        deployment = new CanaryDeployment();
    }

    @AfterAll
    static void stop() {
        deployment.close();
    }

    @BeforeEach
    void connect() {
        TestSleeper.INSTANCE.reset();
        deployment.connect();
        Atlassians.WORKS.answer();
    }

    @ParameterizedTest
    @EnumSource
    void showsNoCanaryForAnyAnswerOfAtlassian(Atlassians atlassian) {
        atlassian.answer();

        assertThat(wrong(deployment.routes())).as("answers").isEmpty();
        for (String operation : List.of("getProjects", "getAccessToken")) {
            deployment.expireToken();
            assertThat(wrong(List.of(route(operation))))
                    .as("answers after a refresh")
                    .isEmpty();
        }
        assertThat(deployment.leaks()).isEmpty();
    }

    @Test
    void showsNoCanaryWhileRedisIsUnavailable() {
        deployment.redis.stop();
        try {
            assertThat(wrong(deployment.routes())).isEmpty();
        } finally {
            deployment.redis.startAgain();
            awaitStores();
        }
        assertThat(deployment.leaks()).isEmpty();
    }

    @Test
    void showsNoCanaryWhilePostgresIsUnavailable() {
        deployment.postgres.stop();
        try {
            assertThat(wrongAtOnce(deployment.routes())).isEmpty();
        } finally {
            deployment.postgres.startAgain();
            awaitStores();
        }
        assertThat(deployment.leaks()).isEmpty();
    }

    @Test
    void keepsAWaitingGrantAndItsCodeOutOfLogsAndStores() {
        Calls calls = deployment.bean(Calls.class);
        String uri = calls.browser("POST", "/api/frontend/oauth/get-authorization-uri", """
                                {"provider":"jira","external_id":"waiting"}""")
                .json()
                .path("authorization_uri")
                .asString();
        String state = uri.replaceAll(".*[?&]state=([^&]+).*", "$1");
        Answer callback = calls.browser(
                "GET",
                "/api/frontend/oauth/authorization-callback/jira?state=" + state + "&code=" + Canaries.SECRET,
                null);
        String code = String.valueOf(callback.headers().getLocation()).replaceAll(".*/", "");
        Answer sites = calls.browser(
                "GET", "/api/frontend/finalize-connection/jira/fetch-available-sites?connection_code=" + code, null);

        assertThat(callback.status()).isEqualTo(302);
        assertThat(code).hasSize(43);
        // The grant was opened: only the answer of Atlassian is wrong.
        assertThat(sites.status()).isEqualTo(502);
        assertThat(deployment.leaks()).isEmpty();
        assertThat(deployment.bean(StringRedisTemplate.class).keys("*" + code + "*"))
                .isEmpty();
    }

    @Test
    void findsACanaryInLogsAndStores() {
        deployment.everyRoute().call(route("getHealth"));
        assertThat(deployment.canaries.linesRead()).isPositive();
        JdbcClient jdbc = deployment.bean(JdbcClient.class);
        StringRedisTemplate redis = deployment.bean(StringRedisTemplate.class);
        jdbc.sql("create table juncture.noticed (text text, bytes bytea)").update();
        jdbc.sql("insert into juncture.noticed values (?, null), (null, ?)")
                .params(Canaries.CONTENT, Canaries.SECRET.getBytes(StandardCharsets.UTF_8))
                .update();
        redis.opsForValue().set("noticed", Canaries.SECRET, Duration.ofMinutes(1));
        try {
            assertThat(Canaries.storedIn(jdbc)).hasSize(2);
            assertThat(Canaries.storedIn(redis)).containsExactly("noticed");
        } finally {
            jdbc.sql("drop table juncture.noticed").update();
            redis.delete("noticed");
        }
    }

    /** Returns the answers that contain a canary or show a defect. */
    private static List<String> wrong(List<Route> routes) {
        EveryRoute every = deployment.everyRoute();
        return called(routes).flatMap(route -> wrong(every, route).stream()).toList();
    }

    /** The same with all requests at the same time, for a failure that is a time-out. */
    private static List<String> wrongAtOnce(List<Route> routes) {
        EveryRoute every = deployment.everyRoute();
        List<Route> called = called(routes).toList();
        Together<Optional<String>> answers = Together.run(called.size(), i -> wrong(every, called.get(i)));
        assertThat(answers.failures()).isEmpty();
        return answers.results().stream().flatMap(Optional::stream).toList();
    }

    /** Leaves out the route that would delete the connection that the others need. */
    private static Stream<Route> called(List<Route> routes) {
        return routes.stream().filter(route -> !route.operation().equals("deleteConnection"));
    }

    private static Optional<String> wrong(EveryRoute every, Route route) {
        try {
            Answer answer = every.call(route);
            return CanaryDeployment.isWrong(route.operation(), answer)
                    ? Optional.of(route + " " + answer.status() + " " + answer.text())
                    : Optional.empty();
        } catch (UncheckedIOException brokenOff) {
            // The passthrough breaks off where the answer of Atlassian does.
            assertThat(route.operation()).isEqualTo("proxy");
            return Optional.empty();
        }
    }

    private static Route route(String operation) {
        return deployment.routes().stream()
                .filter(route -> route.operation().equals(operation))
                .findFirst()
                .orElseThrow();
    }

    private static void awaitStores() {
        await("both stores answer again")
                .atMost(Duration.ofSeconds(30))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .until(RedactionTest::pings);
    }

    private static boolean pings() {
        try {
            deployment
                    .bean(JdbcClient.class)
                    .sql("select 1")
                    .query(Integer.class)
                    .single();
            return Objects.equals(
                    deployment.bean(StringRedisTemplate.class).execute((RedisCallback<String>)
                            connection -> connection.ping()),
                    "PONG");
        } catch (DataAccessException unavailable) {
            return false;
        }
    }
}
