package dev.juncture.deploy.gcp;

import dev.juncture.JunctureConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(JunctureConfiguration.class)
class FunctionApplication {
    /** Nothing connects at a start, and many start at once: migrations are run before a version is deployed. */
    @Bean
    static FlywayMigrationStrategy noMigration() {
        return flyway -> {};
    }

    /** The invoker makes one function, before it listens: the start is over when the first request comes. */
    static ConfigurableApplicationContext start() {
        return SpringApplication.run(FunctionApplication.class);
    }
}
