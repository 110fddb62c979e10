package dev.juncture.redaction;

import dev.juncture.http.Router;
import dev.juncture.jira.JiraConnections;
import dev.juncture.operation.Operations;
import dev.juncture.provider.TokenPair;
import dev.juncture.route.Route;
import dev.juncture.secret.Secret;
import dev.juncture.testing.Calls;
import dev.juncture.testing.Calls.Answer;
import dev.juncture.testing.Deployment;
import dev.juncture.testing.TestConnections;
import dev.juncture.testing.TestPostgres;
import dev.juncture.testing.TestRedis;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A process whose secrets are all canaries, with its own servers. */
final class CanaryDeployment implements AutoCloseable {
    static final String SECRET_KEY = Canaries.SECRET + "-secret-key-of-the-product";
    /** Operations that return a token on purpose. */
    private static final Set<String> HAND_OUT = Set.of("getAccessToken", "getConnectionCredentials");
    /** The operation that returns Jira's answer unchanged. */
    private static final String PASS_ON = "proxy";
    /** The operation that returns a file of Jira unchanged. */
    private static final String FILE = "getAttachment";

    final TestPostgres postgres = TestPostgres.start();
    final TestRedis redis = TestRedis.start();
    final Canaries canaries;
    private final ConfigurableApplicationContext context;

    CanaryDeployment() {
        String encryptionKey = Canaries.SECRET + "-key-of-32-bytes-...";
        Deployment deployment = Deployment.on(postgres.url(), redis.url())
                .replacing("JUNCTURE_SECRET_KEY", SECRET_KEY)
                .replacing("DEFAULT_JIRA_CLIENT_SECRET", Canaries.SECRET + "-client-secret")
                .replacing("logging.level.root", "info")
                .replacing("spring.datasource.hikari.connection-timeout", "1000")
                .replacing("spring.data.redis.timeout", "1s")
                .with("logging.level.dev.juncture=debug")
                .with("JUNCTURE_JIRA_BUDGET=2s")
                .with("JUNCTURE_EXPOSE_REFRESH_TOKENS=true")
                .with("JUNCTURE_ENCRYPTION_KEYS="
                        + Base64.getEncoder().encodeToString(encryptionKey.getBytes(StandardCharsets.UTF_8)));
        // Spring Boot sets up logging at the first start. The log of the second start is read.
        context = deployment.startProcess();
        canaries = new Canaries();
        deployment.startProcess().close();
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    List<Route> routes() {
        return bean(Router.class).routes();
    }

    /** Creates the only connection, whose tokens are canaries. */
    void connect() {
        JdbcClient jdbc = bean(JdbcClient.class);
        jdbc.sql("delete from juncture.connection").update();
        TestConnections connections = bean(TestConnections.class);
        TokenPair pair = new TokenPair(
                new Secret(Canaries.SECRET + "-access"),
                new Secret(Canaries.SECRET + "-refresh"),
                Duration.ofHours(1),
                null);
        JiraConnections.connect(connections, jdbc, EveryRoute.EXTERNAL_ID, "10000", connections.grant("ann", pair));
    }

    /** Makes the next caller refresh the token, also after a verdict. */
    void expireToken() {
        bean(JdbcClient.class)
                .sql("update juncture.connection set access_token_expires_at = now(), invalid_at = null")
                .update();
    }

    EveryRoute everyRoute() {
        return new EveryRoute(bean(Calls.class), bean(Operations.class), SECRET_KEY);
    }

    /** Returns whether an answer contains a canary in the wrong place, or shows a defect. */
    static boolean isWrong(String operation, Answer answer) {
        if (operation.equals(PASS_ON) || (operation.equals(FILE) && answer.status() < 300)) {
            // A 500 of Jira is returned; a 500 of Juncture is a defect.
            return answer.headers().toString().contains(Canaries.SECRET)
                    || answer.text().contains("\"internal_error\"");
        }
        String all = answer.headers() + answer.text();
        return answer.status() == 500
                || (!HAND_OUT.contains(operation) && Canaries.holds(all, Canaries.SECRET))
                || (answer.status() >= 400 && Canaries.holds(all, Canaries.CONTENT));
    }

    /** Returns log lines, rows and keys of Redis that contain a canary. */
    List<String> leaks() {
        List<String> leaks = new ArrayList<>(canaries.logged());
        leaks.addAll(Canaries.storedIn(bean(JdbcClient.class)));
        leaks.addAll(Canaries.storedIn(bean(StringRedisTemplate.class)));
        return leaks;
    }

    @Override
    public void close() {
        context.close();
        canaries.close();
        redis.close();
        postgres.close();
    }
}
