package dev.juncture.redis;

import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import org.springframework.boot.data.redis.autoconfigure.LettuceClientOptionsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RedisConfiguration {
    /** Makes a command fail at once while Redis is unavailable, instead of waiting in a queue. */
    @Bean
    static LettuceClientOptionsBuilderCustomizer failFast() {
        return options -> options.disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS);
    }

    /** Replaces Spring's listener scanner, which costs start-up time; Juncture has no listeners. */
    @Bean("org.springframework.data.redis.config.internalRedisListenerAnnotationProcessor")
    static Object noListeners() {
        return new Object();
    }
}
