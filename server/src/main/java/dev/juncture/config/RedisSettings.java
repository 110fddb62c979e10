package dev.juncture.config;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Redis, which holds only what may be lost.
 *
 * @param url required here, to stop a start without it; {@link JunctureEnvironment} configures the client with it
 * @param upstashRestUrl takes the place of {@code url}
 */
@ConfigurationProperties("juncture.redis")
record RedisSettings(String url, String upstashRestUrl) {
    RedisSettings {
        if (upstashRestUrl.isBlank()) {
            Settings.required("REDIS_URL", url, "redis://localhost:6379");
        }
    }
}
