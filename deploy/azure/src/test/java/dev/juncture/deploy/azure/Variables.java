package dev.juncture.deploy.azure;

import dev.juncture.testing.FreePort;
import dev.juncture.testing.TestPostgres;
import dev.juncture.testing.TestRedis;
import java.util.Map;
import org.flywaydb.core.Flyway;

/** What a deployment sets. */
final class Variables {
    static final String SECRET_KEY = "sk_test_0123456789abcdef0123456789";

    private Variables() {}

    static Map<String, String> withStores() {
        String database = TestPostgres.shared().freshDatabaseUrl();
        Flyway.configure()
                .dataSource("jdbc:postgresql://" + database.substring(database.indexOf('@') + 1), "postgres", "")
                .schemas("juncture")
                .load()
                .migrate();
        return of(database, TestRedis.shared().freshUrl());
    }

    /** Neither PostgreSQL nor Redis is there. */
    static Map<String, String> withoutStores() {
        return of("postgres://postgres@127.0.0.1:" + FreePort.find() + "/none", "redis://127.0.0.1:" + FreePort.find());
    }

    private static Map<String, String> of(String database, String redis) {
        return Map.of(
                "DATABASE_URL",
                database,
                "REDIS_URL",
                redis,
                "JUNCTURE_SECRET_KEY",
                SECRET_KEY,
                "JUNCTURE_FRONTEND_URL",
                "https://connect.example.com",
                "DEFAULT_JIRA_CLIENT_ID",
                "client",
                "DEFAULT_JIRA_CLIENT_SECRET",
                "client-secret");
    }
}
