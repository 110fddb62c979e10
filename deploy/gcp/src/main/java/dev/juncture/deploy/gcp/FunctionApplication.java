package dev.juncture.deploy.gcp;

import dev.juncture.JunctureConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
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
        // Named, because the main class is the invoker's, and what was prepared ahead of time goes by this one.
        return new SpringApplicationBuilder(FunctionApplication.class)
                .main(FunctionApplication.class)
                .run();
    }

    /** What happens here is written down when the package is built. */
    public static void main(String[] args) {
        start();
    }
}
