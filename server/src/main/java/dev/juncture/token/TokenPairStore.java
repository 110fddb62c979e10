package dev.juncture.token;

import dev.juncture.connection.Connection;
import dev.juncture.connection.SealedTokens;
import java.time.Duration;
import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Stores a new token pair, and retries through an outage of the database: until the pair is stored it exists only in this
 * process, and the old token works for a few minutes only.
 */
@Component
class TokenPairStore {
    /** May be long, because the version check makes a late commit harmless. */
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

    TokenPairStore(RefreshLeases leases) {
        this.leases = leases;
    }

    /**
     * Stores the pair over the version that was read.
     *
     * @return false when another version is stored
     */
    boolean commit(Connection read, SealedTokens fresh) {
        try {
            return attempts.execute(() -> leases.commitRefresh(read, fresh));
        } catch (RetryException exhausted) {
            throw exhausted.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(exhausted);
        }
    }
}
