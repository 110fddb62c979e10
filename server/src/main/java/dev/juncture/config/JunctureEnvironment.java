package dev.juncture.config;

import io.github.cdimascio.dotenv.Dotenv;
import io.github.cdimascio.dotenv.DotenvEntry;
import io.github.cdimascio.dotenv.DotenvException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.support.ResourcePropertySource;

/**
 * Configures the application by the published variables. A {@code .env} file in the working directory provides
 * variables that the environment does not have, and {@code juncture.properties} maps each variable to its setting. The
 * addresses of PostgreSQL and Redis are translated, because their published form is not Spring's.
 */
class JunctureEnvironment implements EnvironmentPostProcessor, Ordered {
    /**
     * The prefix of some variables of the original product, whose build exposed them to the browser. It is optional.
     */
    private static final String BROWSER_PREFIX = "NEXT_PUBLIC_";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        MutablePropertySources sources = environment.getPropertySources();
        sources.addAfter(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                new MapPropertySource("juncture.dotenv", dotenv()));
        sources.addLast(new MapPropertySource("juncture.browserNames", browserNames(environment)));
        try {
            sources.addLast(new ResourcePropertySource("juncture.defaults", "classpath:juncture.properties"));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
        sources.addFirst(new MapPropertySource("juncture.addresses", addresses(environment)));
    }

    private static Map<String, Object> dotenv() {
        Map<String, Object> values = new LinkedHashMap<>();
        try {
            for (DotenvEntry entry :
                    Dotenv.configure().ignoreIfMissing().load().entries(Dotenv.Filter.DECLARED_IN_ENV_FILE)) {
                if (!entry.getValue().isBlank()) {
                    values.put(entry.getKey(), entry.getValue());
                }
            }
        } catch (DotenvException malformed) {
            throw new SettingException(".env", "has a line that is not NAME=value", "PORT=8000");
        }
        return values;
    }

    private static Map<String, Object> browserNames(ConfigurableEnvironment environment) {
        Map<String, Object> values = new LinkedHashMap<>();
        environment.getPropertySources().stream()
                .filter(MapPropertySource.class::isInstance)
                .flatMap(source -> ((MapPropertySource) source).getSource().entrySet().stream())
                .filter(entry -> entry.getKey().startsWith(BROWSER_PREFIX))
                .forEach(entry ->
                        values.putIfAbsent(entry.getKey().substring(BROWSER_PREFIX.length()), entry.getValue()));
        return values;
    }

    private static Map<String, Object> addresses(ConfigurableEnvironment environment) {
        Map<String, Object> values = new LinkedHashMap<>();
        String databaseUrl = environment.getProperty("DATABASE_URL", "").strip();
        if (!databaseUrl.isEmpty()) {
            values.putAll(DatabaseUrl.properties(databaseUrl));
        }
        String redisUrl = environment.getProperty("REDIS_URL", "").strip();
        String upstashUrl =
                environment.getProperty("UPSTASH_REDIS_REST_URL", "").strip();
        if (!redisUrl.isEmpty()) {
            values.put("spring.data.redis.url", RedisUrl.checked(redisUrl));
        } else if (!upstashUrl.isEmpty()) {
            String token =
                    environment.getProperty("UPSTASH_REDIS_REST_TOKEN", "").strip();
            values.put("spring.data.redis.url", RedisUrl.fromUpstash(upstashUrl, token));
        }
        return values;
    }

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
