package dev.juncture.schema;

import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.output.MigrateResult;

/** The tables of this version. A newer version's tables serve too: migrations leave room for the version before. */
public class Schema {
    private final Flyway flyway;
    private volatile boolean complete;

    Schema(Flyway flyway) {
        this.flyway = flyway;
    }

    /**
     * @param applied how many migrations it took
     * @param version of the schema from now on
     */
    public record Migrated(int applied, String version) {}

    /**
     * Applies what is missing. Many processes may do so at once: one works under the database's lock, the others wait for
     * it and find nothing left to do.
     *
     * @throws FlywayException when the database is away or refuses; nothing of the refused migration is left behind
     */
    public Migrated migrate() {
        MigrateResult result = flyway.migrate();
        String version = result.targetSchemaVersion == null ? result.initialSchemaVersion : result.targetSchemaVersion;
        return new Migrated(result.migrationsExecuted, String.valueOf(version));
    }

    /**
     * How many migrations of this version the database lacks.
     *
     * @throws FlywayException when the database is away
     */
    public long missing() {
        return Stream.of(flyway.info().all())
                .map(MigrationInfo::getState)
                .filter(state -> !state.isApplied() || state.isFailed())
                .count();
    }

    /** The same for whoever asks often: what is complete stays so, for nothing goes backward. */
    public boolean isComplete() {
        if (!complete) {
            complete = missing() == 0;
        }
        return complete;
    }
}
