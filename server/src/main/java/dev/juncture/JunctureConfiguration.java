package dev.juncture;

import java.time.Clock;
import org.springframework.boot.LazyInitializationExcludeFilter;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.core.annotation.MergedAnnotations;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Everything that an edge imports to have Juncture's operations and its router. Edges choose their own parts. */
@Configuration(proxyBeanMethods = false)
@ComponentScan(
        // What no request has needed yet is not made; what settings say is read at the start all the same.
        lazyInit = true,
        excludeFilters = @Filter(type = FilterType.REGEX, pattern = "dev\\.juncture\\.deploy\\..*"))
@ConfigurationPropertiesScan
public class JunctureConfiguration {
    /** Where an edge makes beans only when they are needed, wrong settings still stop the start. */
    @Bean
    static LazyInitializationExcludeFilter settingsAtTheStart() {
        return (name, definition, type) -> MergedAnnotations.from(type).isPresent(ConfigurationProperties.class)
                && type.getName().startsWith(JunctureConfiguration.class.getPackageName());
    }

    @Bean
    @ConditionalOnMissingBean
    static Clock clock() {
        return Clock.systemUTC();
    }

    /** Snake case for what Juncture defines; records in a provider's own shape say so themselves. */
    @Bean
    @ConditionalOnMissingBean
    static JsonMapper jacksonJsonMapper() {
        return JsonMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .build();
    }
}
