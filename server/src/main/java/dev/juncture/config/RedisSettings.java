package dev.juncture.config;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Redis, which makes Juncture faster and is optional.
 *
 * @param url empty without Redis; {@link JunctureEnvironment} configures the client with it
 * @param upstashRestUrl takes the place of {@code url}
 */
@ConfigurationProperties("juncture.redis")
public record RedisSettings(String url, String upstashRestUrl) {
    /** Returns whether this deployment has Redis. */
    public boolean areSet() {
        return !url.isBlank() || !upstashRestUrl.isBlank();
    }
}
