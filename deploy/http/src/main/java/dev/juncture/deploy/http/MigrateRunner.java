package dev.juncture.deploy.http;

import dev.juncture.config.DatabaseProblem;
import dev.juncture.config.DatabaseSettings;
import dev.juncture.schema.Schema;
import dev.juncture.schema.SchemaConfiguration;
import java.io.PrintStream;
import org.flywaydb.core.api.FlywayException;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Only what a migration needs, so that whoever deploys can run it with {@code DATABASE_URL} alone. */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class})
@Import(SchemaConfiguration.class)
class MigrateRunner {
    /** @param checked before anything else, so that a missing address is told in our words */
    MigrateRunner(DatabaseSettings checked) {}

    static int run(ApplicationContext context, PrintStream out) {
        try {
            Schema.Migrated migrated = context.getBean(Schema.class).migrate();
            out.printf(
                    "The schema is at version %s; migrations applied: %d.%n", migrated.version(), migrated.applied());
            return 0;
        } catch (FlywayException refused) {
            System.err.printf("The schema cannot be migrated with DATABASE_URL (%s).%n", DatabaseProblem.of(refused));
            return 1;
        }
    }
}
