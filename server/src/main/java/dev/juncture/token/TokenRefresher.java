package dev.juncture.token;

import dev.juncture.connection.Connection;
import dev.juncture.connection.ConnectionId;
import dev.juncture.connection.Connections;
import dev.juncture.connection.SealedTokens;
import dev.juncture.http.ApiException;
import dev.juncture.http.ErrorCode;
import dev.juncture.provider.GrantRefusedException;
import dev.juncture.provider.Providers;
import dev.juncture.provider.TokenPair;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Refreshes a connection's tokens once for everybody who finds them expired.
 *
 * <p>Providers rotate refresh tokens: two refreshes at once lose the grant. So callers of one process share one
 * attempt, and processes take turns by a lease on the row, timed by the database and longer than the provider's answer
 * may take. The new pair is committed under {@code token_version = what was read} before anyone gets it; a commit that
 * meets another version discards its pair and reads again. A process that dies holding the lease delays the next
 * attempt until the lease ends, well inside the provider's leeway for the old refresh token.
 */
@Component
class TokenRefresher {
    /** Longer than a provider's client waits for an answer, connecting included. */
    private static final Duration LEASE = Duration.ofSeconds(30);
    /** Longer than a lease, so that a waiting caller outlives a holder that died. */
    private static final Duration PATIENCE = Duration.ofSeconds(35);

    private static final Duration POLL = Duration.ofMillis(100);

    private final RetryTemplate commits = new RetryTemplate(RetryPolicy.builder()
            .maxRetries(4)
            .delay(Duration.ofMillis(200))
            .includes(DataAccessException.class, TransactionException.class)
            .build());
    private final Connections connections;
    private final Tokens tokens;
    private final Providers providers;
    private final Clock clock;
    private final Map<ConnectionId, CompletableFuture<Connection>> underway = new ConcurrentHashMap<>();
    // Not the caller's thread: a refresh once sent is finished even if its caller is gone.
    private final Executor executor = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "token-refresh");
        thread.setDaemon(true);
        return thread;
    });

    TokenRefresher(Connections connections, Tokens tokens, Providers providers, Clock clock) {
        this.connections = connections;
        this.tokens = tokens;
        this.providers = providers;
        this.clock = clock;
    }

    /**
     * @param stale the connection as read with the token that has to be replaced
     * @return the connection with a newer version
     */
    Connection refresh(Connection stale) {
        CompletableFuture<Connection> mine = new CompletableFuture<>();
        CompletableFuture<Connection> shared = underway.putIfAbsent(stale.id(), mine);
        if (shared == null) {
            shared = mine;
            executor.execute(() -> complete(mine, stale));
        }
        try {
            return shared.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException tooLong) {
            throw waitedTooLong();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw waitedTooLong();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException cause
                    ? cause
                    : new CompletionException(failed.getCause());
        }
    }

    private void complete(CompletableFuture<Connection> result, Connection stale) {
        try {
            Connection refreshed = refreshOrAwait(stale);
            underway.remove(stale.id(), result);
            result.complete(refreshed);
        } catch (RuntimeException | Error failure) {
            underway.remove(stale.id(), result);
            result.completeExceptionally(failure);
        }
    }

    private Connection refreshOrAwait(Connection stale) {
        Instant deadline = clock.instant().plus(PATIENCE);
        UUID owner = UUID.randomUUID();
        while (clock.instant().isBefore(deadline)) {
            if (connections.lease(stale.id(), stale.tokenVersion(), owner, LEASE)) {
                return refreshUnderLease(stale, owner);
            }
            Optional<Connection> newer = newerThan(stale);
            if (newer.isPresent()) {
                return newer.get();
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
        throw waitedTooLong();
    }

    private Connection refreshUnderLease(Connection stale, UUID owner) {
        try {
            Instant asked = clock.instant();
            TokenPair pair = providers.require(stale.provider()).refresh(tokens.refreshToken(stale));
            // Committed before anyone uses it. When another version is there, this pair is discarded and that one used.
            commit(stale, tokens.seal(stale.projectId(), stale.id(), pair, asked));
        } catch (GrantRefusedException refused) {
            // The token refused may have been replaced meanwhile: the verdict counts only for the version it was about.
            connections.markInvalid(stale.id(), stale.tokenVersion(), refused.verdict());
        } catch (RuntimeException passing) {
            release(stale, owner, passing);
            throw passing;
        }
        return newerThan(stale).orElseThrow(TokenRefresher::waitedTooLong);
    }

    /** The database may be away for a moment, and this pair exists nowhere else: well inside the lease it is tried again. */
    private void commit(Connection stale, SealedTokens fresh) {
        try {
            commits.execute(() -> connections.commitRefresh(stale.id(), stale.tokenVersion(), fresh));
        } catch (RetryException exhausted) {
            throw exhausted.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(exhausted);
        }
    }

    private void release(Connection stale, UUID owner, RuntimeException reason) {
        try {
            connections.release(stale.id(), owner);
        } catch (RuntimeException away) {
            // The lease ends by itself.
            reason.addSuppressed(away);
        }
    }

    /** Another version than the stale one, if there is one by now. */
    private Optional<Connection> newerThan(Connection stale) {
        Connection current = connections.require(stale.id());
        if (current.isInvalid()) {
            throw AccessTokens.dead();
        }
        return Optional.of(current).filter(found -> found.tokenVersion() != stale.tokenVersion());
    }

    private static ApiException waitedTooLong() {
        return new ApiException(
                        ErrorCode.UNAVAILABLE,
                        "The token of this connection is still being refreshed: try again in a moment.")
                .retryAfter(Duration.ofSeconds(2));
    }
}
