package dev.juncture.deploy.gcp;

import dev.juncture.JunctureConfiguration;
import dev.juncture.edge.QuickStart;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({JunctureConfiguration.class, QuickStart.class})
class FunctionApplication {
    /** Many processes start at once, and none connects at its start: a deployment migrates the schema before. */
    @Bean
    static FlywayMigrationStrategy noMigration() {
        return flyway -> {};
    }

    /** The invoker creates one function before it listens, so the start is over when the first request arrives. */
    static ConfigurableApplicationContext start() {
        // Named, because the process's main class is the invoker's, and the context was prepared for this one.
        return new SpringApplicationBuilder(FunctionApplication.class)
                .main(FunctionApplication.class)
                .run();
    }

    /** Starts the application, to prepare its context when the package is built. */
    public static void main(String[] args) {
        start();
    }
}
