package dev.juncture.schema;

import dev.juncture.config.DatabaseSettings;
import org.flywaydb.core.Flyway;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;

/** Configuration of the schema. It needs only a database, to let a deployment migrate without any other setting. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseSettings.class)
public class SchemaConfiguration {
    @Bean
    static Schema schema(Flyway flyway) {
        return new Schema(flyway);
    }

    /**
     * Migrates at the start if the settings say so. An edge that never does has its own strategy instead of this one.
     */
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
