package dev.juncture.config;

import org.springframework.boot.context.properties.ConfigurationProperties;

/** Where the state is kept. Read here only to refuse a start without it. */
@ConfigurationProperties("juncture.storage")
record StorageSettings(String databaseUrl, String redisUrl, String upstashRedisRestUrl) {
    StorageSettings {
        Settings.required("DATABASE_URL", databaseUrl, "postgres://user:password@db.example.com:5432/juncture");
        if (upstashRedisRestUrl.isBlank()) {
            Settings.required("REDIS_URL", redisUrl, "redis://localhost:6379");
        }
    }
}
