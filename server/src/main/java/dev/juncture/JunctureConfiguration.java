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

/** Juncture's operations and its router, for edges to import. The scan leaves out the parts of the edges themselves. */
@Configuration(proxyBeanMethods = false)
@ComponentScan(
        // Beans are created when a request first needs them, except settings: see below.
        lazyInit = true,
        excludeFilters = @Filter(type = FilterType.REGEX, pattern = "dev\\.juncture\\.deploy\\..*"))
@ConfigurationPropertiesScan
public class JunctureConfiguration {
    /** Reads settings at the start although beans are lazy: a wrong setting must stop the start. */
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

    /** Uses snake case, as Juncture's API does. Records in a provider's own format are annotated with it. */
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
