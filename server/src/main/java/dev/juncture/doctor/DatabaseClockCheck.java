package dev.juncture.doctor;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The database's clock times the leases of refreshes, ours everything else. */
@Component
class DatabaseClockCheck implements Check {
    private final JdbcClient jdbc;
    private final Clock clock;

    DatabaseClockCheck(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "database_clock";
    }

    @Override
    public Finding look() {
        try {
            // Getting a connection may take long, and is no part of what is compared.
            jdbc.sql("select 1").query(Integer.class).single();
            Instant asked = clock.instant();
            OffsetDateTime told = jdbc.sql("select clock_timestamp()")
                    .query(OffsetDateTime.class)
                    .single();
            return ClockSkew.between(asked, clock.instant(), told.toInstant(), "the database's");
        } catch (DataAccessException away) {
            return Finding.warning("The database's clock could not be read.", lineForNoAnswer());
        }
    }

    @Override
    public String lineForNoAnswer() {
        return DatabaseCheck.LINE;
    }
}
