package dev.juncture.config;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the truth is kept. The address is read here only to refuse a start without it.
 *
 * @param migrateAtStart whether a process migrates the schema itself, before it serves
 */
@ConfigurationProperties("juncture.database")
public record DatabaseSettings(String url, boolean migrateAtStart) {
    public DatabaseSettings {
        Settings.required("DATABASE_URL", url, "postgres://user:password@db.example.com:5432/juncture");
    }
}
