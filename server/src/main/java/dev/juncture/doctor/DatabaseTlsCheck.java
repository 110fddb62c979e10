package dev.juncture.doctor;

import dev.juncture.config.DatabaseSettings;
import dev.juncture.config.DatabaseTls;
import org.springframework.stereotype.Component;

/** Checks that connections to PostgreSQL verify its certificate. */
@Component
class DatabaseTlsCheck implements SettingsCheck {
    private static final String FIX =
            DatabaseCheck.FIX + "?sslmode=verify-full&sslrootcert=<file of its CA, or system>";

    private final DatabaseSettings settings;

    DatabaseTlsCheck(DatabaseSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "database_tls";
    }

    @Override
    public Finding run() {
        return DatabaseTls.isVerified(settings.url())
                ? Finding.OK
                : Finding.warning(
                        "DATABASE_URL does not verify the certificate of PostgreSQL: another server on the way to it can read and"
                                + " change everything that is stored.",
                        FIX);
    }

    @Override
    public String defaultFix() {
        return FIX;
    }
}
