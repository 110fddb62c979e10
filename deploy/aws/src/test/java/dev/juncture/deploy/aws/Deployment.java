package dev.juncture.deploy.aws;

import dev.juncture.testing.TestPostgres;
import dev.juncture.testing.TestRedis;
import java.util.Map;
import java.util.TreeMap;
import org.flywaydb.core.Flyway;

/** The variables of a function, beside stores of its own that are ready for it. */
final class Deployment {
    static final String KEY = "sk_test_0123456789abcdef0123456789";

    private Deployment() {}

    static Map<String, String> variables() {
        String database = TestPostgres.shared().freshDatabaseUrl();
        Flyway.configure()
                .dataSource("jdbc:postgresql://" + database.substring(database.indexOf('@') + 1), "postgres", null)
                .schemas("juncture")
                .defaultSchema("juncture")
                .load()
                .migrate();
        return new TreeMap<>(Map.of(
                "DATABASE_URL",
                database,
                "REDIS_URL",
                TestRedis.shared().freshUrl(),
                "JUNCTURE_SECRET_KEY",
                KEY,
                "JUNCTURE_FRONTEND_URL",
                "https://connect.example.com",
                "DEFAULT_JIRA_CLIENT_ID",
                "client",
                "DEFAULT_JIRA_CLIENT_SECRET",
                "secret"));
    }
}
