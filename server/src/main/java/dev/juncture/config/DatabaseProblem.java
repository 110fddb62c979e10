package dev.juncture.config;

import java.sql.SQLException;

/** What keeps a database from being used, in the driver's own words. They name host and user, never the password. */
public final class DatabaseProblem {
    private DatabaseProblem() {}

    /** Without a full stop, to stand in a sentence. */
    public static String of(Throwable failure) {
        String deepest = failure.getClass().getSimpleName();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException) {
                deepest = String.valueOf(cause.getMessage());
            }
        }
        return deepest.replaceAll("\\s+", " ").replaceAll("\\.$", "");
    }
}
