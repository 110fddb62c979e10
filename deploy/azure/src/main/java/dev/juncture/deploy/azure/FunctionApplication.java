package dev.juncture.deploy.azure;

import dev.juncture.JunctureConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** What the adapter starts, once in a process, when the first function is called. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableConfigurationProperties(KeyVaultSettings.class)
@Import({
    JunctureConfiguration.class,
    HttpFunctions.class,
    TimerFunctions.class,
    QueueFunctions.class,
    KeyVaultKeys.class
})
public class FunctionApplication {
    /** Nothing connects at a start, and many start at once: migrations are run before a version is deployed. */
    @Bean
    static FlywayMigrationStrategy noMigration() {
        return flyway -> {};
    }
}
