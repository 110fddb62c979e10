package dev.juncture.doctor;

import dev.juncture.config.DatabaseProblem;
import dev.juncture.schema.Schema;
import org.flywaydb.core.api.FlywayException;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Checks that PostgreSQL answers and has all migrations of this version. */
@Component
class DatabaseCheck implements Check {
    static final String FIX = "DATABASE_URL=postgres://<user>:<password>@<host>:5432/<database>";

    private final JdbcClient jdbc;
    private final Schema schema;

    DatabaseCheck(JdbcClient jdbc, Schema schema) {
        this.jdbc = jdbc;
        this.schema = schema;
    }

    @Override
    public String name() {
        return "database";
    }

    @Override
    public Finding run() {
        try {
            jdbc.sql("select 1").query(Integer.class).single();
            return migrations(schema.missing());
        } catch (DataAccessException | FlywayException unavailable) {
            return Finding.failed(
                    "DATABASE_URL leads to no usable PostgreSQL (" + DatabaseProblem.of(unavailable) + ").", FIX);
        }
    }

    private static Finding migrations(long missing) {
        return missing == 0
                ? Finding.OK
                : Finding.failed(
                        "The schema lacks %d migrations of this version: run the command or the function migrate."
                                .formatted(missing),
                        "java -jar juncture-http.jar migrate");
    }

    @Override
    public String defaultFix() {
        return FIX;
    }
}
