package dev.juncture.deploy.contract;

import dev.juncture.sandbox.Sandbox;
import dev.juncture.sandbox.SandboxOptions;
import dev.juncture.testing.FreePort;
import dev.juncture.testing.TestPostgres;
import dev.juncture.testing.TestRedis;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.flywaydb.core.Flyway;

/** Equal for every edge: an empty database with its tables, an empty Redis, and a sandbox whose time stands still. */
final class World implements AutoCloseable {
    static final String SECRET_KEY = "sk_contract_0123456789abcdef0123456789";
    static final String ADDRESS = "https://connect.example.com";
    static final String CALLBACK = ADDRESS + "/api/frontend/oauth/authorization-callback/jira";
    static final String SCOPES = "read:jira-work write:jira-work read:jira-user read:me offline_access"
            + " read:project:jira read:issue-details:jira read:jql:jira"
            + " read:board-scope:jira-software write:board-scope:jira-software"
            + " read:sprint:jira-software write:sprint:jira-software";

    // One after the other, at one address: answers that name it have to be equal too.
    private static final int PORT = FreePort.find();
    private static final Clock STANDING = Clock.fixed(Instant.parse("2026-06-01T09:00:00Z"), ZoneOffset.UTC);

    private final Sandbox sandbox = Sandbox.start(
            SandboxOptions.defaults().withPort(PORT).withClock(STANDING).withRedirectUris(CALLBACK));
    private final String databaseUrl = TestPostgres.shared().freshDatabaseUrl();
    private final String redisUrl = TestRedis.shared().freshUrl();

    World() {
        Flyway.configure()
                .dataSource("jdbc:postgresql://" + databaseUrl.replaceAll(".*@", ""), "postgres", null)
                .schemas("juncture")
                .load()
                .migrate();
    }

    Map<String, String> environment() {
        Map<String, String> variables = new HashMap<>(Map.of(
                "DATABASE_URL",
                databaseUrl,
                "REDIS_URL",
                redisUrl,
                "JUNCTURE_SECRET_KEY",
                SECRET_KEY,
                "JUNCTURE_FRONTEND_URL",
                ADDRESS,
                "JUNCTURE_EXPOSE_REFRESH_TOKENS",
                "true",
                "DEFAULT_JIRA_CLIENT_ID",
                SandboxOptions.defaults().clientId(),
                "DEFAULT_JIRA_CLIENT_SECRET",
                SandboxOptions.defaults().clientSecret(),
                "ATLASSIAN_AUTH_URL",
                sandbox.url(),
                "ATLASSIAN_API_URL",
                sandbox.url(),
                "JUNCTURE_MEDIA_ORIGINS",
                sandbox.url()));
        // Some edges have a client elsewhere, which would be limited.
        variables.put("JUNCTURE_FRONTEND_LIMIT", "off");
        variables.put("TZ", "UTC");
        variables.put("LANG", "C.UTF-8");
        return variables;
    }

    /** Ada's consent to all her sites. @return the code that Atlassian would send */
    String consent() {
        return sandbox.control().grant("ada", "all", SCOPES, CALLBACK);
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
