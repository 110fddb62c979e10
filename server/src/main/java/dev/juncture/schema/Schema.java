package dev.juncture.schema;

import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.output.MigrateResult;

/** The database schema. Each version also works with the next version's schema: migrations stay compatible. */
public class Schema {
    private final Flyway flyway;
    private volatile boolean complete;

    Schema(Flyway flyway) {
        this.flyway = flyway;
    }

    /**
     * The result of a migration.
     *
     * @param applied number of migrations that were applied
     * @param version the schema's version afterwards
     */
    public record Migrated(int applied, String version) {}

    /**
     * Applies the missing migrations. Several processes may do so at the same time: one holds the database's lock, the
     * others wait for it and then find nothing to do.
     *
     * @throws FlywayException when the database is unavailable or refuses a migration, which is then rolled back as a
     *     whole
     */
    public Migrated migrate() {
        MigrateResult result = flyway.migrate();
        String version = result.targetSchemaVersion == null ? result.initialSchemaVersion : result.targetSchemaVersion;
        return new Migrated(result.migrationsExecuted, String.valueOf(version));
    }

    /**
     * Returns the number of migrations of this version that the database lacks.
     *
     * @throws FlywayException when the database is unavailable
     */
    public long missing() {
        return Stream.of(flyway.info().all())
                .map(MigrationInfo::getState)
                .filter(state -> !state.isApplied() || state.isFailed())
                .count();
    }

    /**
     * Returns whether no migration is missing. Cheap to call often: after the first yes it does not ask the database
     * again, because a schema never goes back.
     *
     * @throws FlywayException when the database is unavailable
     */
    public boolean isComplete() {
        if (!complete) {
            complete = missing() == 0;
        }
        return complete;
    }
}
