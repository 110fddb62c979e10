package dev.juncture.deploy.aws;

import dev.juncture.http.Router;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One bean for each kind of event; its name is what {@code SPRING_CLOUD_FUNCTION_DEFINITION} says. */
@Configuration(proxyBeanMethods = false)
class EdgeConfiguration {
    /** Migrations are a step of a deployment, not of a function's start. */
    @Bean
    static FlywayMigrationStrategy noMigration() {
        return flyway -> {};
    }

    @Bean
    static HttpEvents httpEvents(Router router) {
        return new HttpEvents(router);
    }
}
