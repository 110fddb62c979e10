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

/** Configuration of the command {@code migrate}. It needs {@code DATABASE_URL} and no other variable. */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class})
@Import(SchemaConfiguration.class)
class MigrateRunner {
    /** @param checked injected to report a missing address in one sentence, before anything uses it */
    MigrateRunner(DatabaseSettings checked) {}

    /**
     * Migrates the schema and prints its version.
     *
     * @return the exit code
     */
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
