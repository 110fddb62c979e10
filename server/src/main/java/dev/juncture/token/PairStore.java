package dev.juncture.token;

import dev.juncture.connection.Connection;
import dev.juncture.connection.RefreshLeases;
import dev.juncture.connection.SealedTokens;
import java.time.Duration;
import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Stores a new pair, whatever it takes: until then it exists nowhere else, and the old token works for minutes only. */
@Component
class PairStore {
    /** The version check makes any late commit harmless, so this may take as long as an outage does. */
    private static final Duration LONGEST_OUTAGE = Duration.ofHours(1);

    private final RetryTemplate attempts = new RetryTemplate(RetryPolicy.builder()
            .maxRetries(Long.MAX_VALUE)
            .timeout(LONGEST_OUTAGE)
            .delay(Duration.ofMillis(200))
            .multiplier(2)
            .maxDelay(Duration.ofSeconds(5))
            .includes(DataAccessException.class, TransactionException.class)
            .build());
    private final RefreshLeases leases;

    PairStore(RefreshLeases leases) {
        this.leases = leases;
    }

    /** Over the version that was read, or not at all: then false. */
    boolean commit(Connection read, SealedTokens fresh) {
        try {
            return attempts.execute(() -> leases.commitRefresh(read.id(), read.tokenVersion(), fresh));
        } catch (RetryException exhausted) {
            throw exhausted.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(exhausted);
        }
    }
}
