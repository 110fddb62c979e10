package dev.juncture.schema;

import dev.juncture.config.DatabaseSettings;
import org.flywaydb.core.Flyway;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;

/** Needs nothing but a database, so that a deployment can migrate without any other setting. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseSettings.class)
public class SchemaConfiguration {
    @Bean
    static Schema schema(Flyway flyway) {
        return new Schema(flyway);
    }

    /** An edge that never migrates at its start says so by a strategy of its own. */
    @Bean
    @Fallback
    static FlywayMigrationStrategy migrationAtStart(DatabaseSettings settings) {
        return flyway -> {
            if (settings.migrateAtStart()) {
                flyway.migrate();
            }
        };
    }
}
