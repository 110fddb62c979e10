package dev.juncture.config;

import java.sql.SQLException;

/**
 * The reason why a database cannot be used, as its driver words it: with host and user, but never with the password.
 */
public final class DatabaseProblem {
    private DatabaseProblem() {}

    /**
     * Returns the innermost SQL message, else the exception's type: in one line without a full stop, for use in a
     * sentence.
     */
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
