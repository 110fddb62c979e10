package dev.juncture.doctor;

import dev.juncture.config.DatabaseProblem;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class DatabaseCheck implements Check {
    static final String LINE = "DATABASE_URL=postgres://<user>:<password>@<host>:5432/<database>";

    private final JdbcClient jdbc;
    private final Flyway flyway;

    DatabaseCheck(JdbcClient jdbc, Flyway flyway) {
        this.jdbc = jdbc;
        this.flyway = flyway;
    }

    @Override
    public String name() {
        return "database";
    }

    @Override
    public Finding look() {
        try {
            jdbc.sql("select 1").query(Integer.class).single();
            return migrations(flyway.info());
        } catch (DataAccessException | FlywayException away) {
            return Finding.failed(
                    "DATABASE_URL leads to no usable PostgreSQL (" + DatabaseProblem.of(away) + ").", LINE);
        }
    }

    private static Finding migrations(MigrationInfoService migrations) {
        long missing = Stream.of(migrations.all())
                .map(MigrationInfo::getState)
                .filter(state -> !state.isApplied() || state.isFailed())
                .count();
        return missing == 0
                ? Finding.FINE
                : Finding.failed(
                        "The schema lacks %d migrations of this version, which its first start applies."
                                .formatted(missing),
                        "java -jar juncture-http.jar");
    }

    @Override
    public String lineForNoAnswer() {
        return LINE;
    }
}
