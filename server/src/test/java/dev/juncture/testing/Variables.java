package dev.juncture.testing;

import java.util.Map;
import java.util.TreeMap;
import org.flywaydb.core.Flyway;

/** The variables of a process. A caller may change the returned map. */
public final class Variables {
    public static final String SECRET_KEY = "sk_test_0123456789abcdef0123456789";
    public static final String ADDRESS = "https://connect.example.com";

    private Variables() {}

    /** Returns variables with a migrated, empty database, because functions do not migrate, and an empty Redis. */
    public static Map<String, String> withStores() {
        String database = TestPostgres.shared().freshDatabaseUrl();
        Flyway.configure()
                .dataSource("jdbc:postgresql://" + database.substring(database.indexOf('@') + 1), "postgres", "")
                .schemas("juncture")
                .load()
                .migrate();
        return of(database, TestRedis.shared().freshUrl());
    }

    /** Returns variables whose PostgreSQL and Redis do not exist. */
    public static Map<String, String> withoutStores() {
        return of("postgres://postgres@127.0.0.1:" + FreePort.find() + "/none", "redis://127.0.0.1:" + FreePort.find());
    }

    private static Map<String, String> of(String database, String redis) {
        return new TreeMap<>(Map.of(
                "DATABASE_URL",
                database,
                "REDIS_URL",
                redis,
                "JUNCTURE_SECRET_KEY",
                SECRET_KEY,
                "JUNCTURE_FRONTEND_URL",
                ADDRESS,
                "DEFAULT_JIRA_CLIENT_ID",
                "client",
                "DEFAULT_JIRA_CLIENT_SECRET",
                "client-secret"));
    }
}
