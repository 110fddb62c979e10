package dev.juncture.config;

import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import org.springframework.boot.data.redis.autoconfigure.LettuceClientOptionsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RedisConfiguration {
    /** While Redis is away a command fails at once instead of waiting in a queue: callers are told within moments. */
    @Bean
    static LettuceClientOptionsBuilderCustomizer failFast() {
        return options -> options.disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS);
    }

    /** No method listens to a channel. What would look for some at every start is not made beside a bean of its name. */
    @Bean("org.springframework.data.redis.config.internalRedisListenerAnnotationProcessor")
    static Object noListeners() {
        return new Object();
    }
}
