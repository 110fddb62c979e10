package dev.juncture.doctor;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Compares the database's clock, which times the leases of refreshes, with ours, which times everything else. */
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
    public Finding run() {
        try {
            // Opens a connection first: that may take long, and must not count as a difference of the clocks.
            jdbc.sql("select 1").query(Integer.class).single();
            Instant asked = clock.instant();
            OffsetDateTime theirs = jdbc.sql("select clock_timestamp()")
                    .query(OffsetDateTime.class)
                    .single();
            return ClockSkew.between(asked, clock.instant(), theirs.toInstant(), "the database's");
        } catch (DataAccessException unavailable) {
            return Finding.warning("The database's clock could not be read.", defaultFix());
        }
    }

    @Override
    public String defaultFix() {
        return DatabaseCheck.FIX;
    }
}
