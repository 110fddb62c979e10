package dev.juncture.config;

import org.springframework.boot.context.properties.ConfigurationProperties;

/** Where what may be lost is kept. Read here only to refuse a start without it. */
@ConfigurationProperties("juncture.redis")
record RedisSettings(String url, String upstashRestUrl) {
    RedisSettings {
        if (upstashRestUrl.isBlank()) {
            Settings.required("REDIS_URL", url, "redis://localhost:6379");
        }
    }
}
