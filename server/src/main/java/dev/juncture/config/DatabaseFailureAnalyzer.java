package dev.juncture.config;

import java.sql.SQLException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Explains a start that failed because the database cannot be used. */
class DatabaseFailureAnalyzer extends AbstractFailureAnalyzer<SQLException> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, SQLException cause) {
        return new FailureAnalysis(
                "DATABASE_URL leads to no usable PostgreSQL (" + DatabaseProblem.of(cause)
                        + "): start it, or correct the address.",
                null,
                cause);
    }
}
