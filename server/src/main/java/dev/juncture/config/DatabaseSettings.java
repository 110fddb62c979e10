package dev.juncture.config;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The database, which holds everything that must not be lost.
 *
 * @param url required here, to stop a start without it; {@link JunctureEnvironment} configures the driver with it
 * @param migrateAtStart whether a process migrates the schema itself before it serves
 */
@ConfigurationProperties("juncture.database")
public record DatabaseSettings(String url, boolean migrateAtStart) {
    public DatabaseSettings {
        Settings.required("DATABASE_URL", url, "postgres://user:password@db.example.com:5432/juncture");
    }
}
