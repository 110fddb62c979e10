package dev.juncture.config;

import java.sql.SQLException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** A start that found no usable database. The driver's words name host and user, never the password. */
class DatabaseFailureAnalyzer extends AbstractFailureAnalyzer<SQLException> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, SQLException cause) {
        Throwable deepest = cause;
        while (deepest.getCause() instanceof SQLException next) {
            deepest = next;
        }
        String problem =
                String.valueOf(deepest.getMessage()).replaceAll("\\s+", " ").replaceAll("\\.$", "");
        return new FailureAnalysis(
                "DATABASE_URL leads to no usable PostgreSQL (" + problem + "): start it, or correct the address.",
                null,
                cause);
    }
}
