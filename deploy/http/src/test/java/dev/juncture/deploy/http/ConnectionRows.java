package dev.juncture.deploy.http;

import dev.juncture.testing.TestPostgres;
import java.net.URI;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Reads and changes rows of connections by SQL, as a person with access to the database can. */
final class ConnectionRows {
    private static final String OF = " from juncture.connection c join juncture.connection_external_map m"
            + " on m.connection_id = c.id where m.external_id = ?";

    private final DriverManagerDataSource database;
    private final JdbcClient jdbc;

    ConnectionRows(String databaseUrl) {
        URI url = URI.create(databaseUrl);
        this.database = new DriverManagerDataSource(
                "jdbc:postgresql://127.0.0.1:" + TestPostgres.shared().port() + url.getPath() + "?user=postgres");
        this.jdbc = JdbcClient.create(database);
    }

    /** Lets the access token expire. */
    void expireToken(String externalId) {
        set(externalId, "access_token_expires_at = now() - interval '1 second'");
    }

    /** Lets the lease expire. */
    void endLease(String externalId) {
        set(externalId, "lease_until = lease_until - interval '1 hour'");
    }

    void set(String externalId, String assignments) {
        jdbc.sql("update juncture.connection c set " + assignments + " from juncture.connection_external_map m"
                        + " where m.connection_id = c.id and m.external_id = ?")
                .param(externalId)
                .update();
    }

    long version(String externalId) {
        return jdbc.sql("select c.token_version" + OF)
                .param(externalId)
                .query(Long.class)
                .single();
    }

    boolean leased(String externalId) {
        return jdbc.sql("select c.lease_until is not null" + OF)
                .param(externalId)
                .query(Boolean.class)
                .single();
    }

    int waitingForALock() {
        return jdbc.sql("select count(*) from pg_stat_activity where datname = current_database()"
                        + " and wait_event_type = 'Lock'")
                .query(Integer.class)
                .single();
    }

    DriverManagerDataSource database() {
        return database;
    }
}
