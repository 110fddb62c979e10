package dev.juncture.token;

import dev.juncture.connection.Connection;
import dev.juncture.connection.Connections;
import dev.juncture.connection.GrantVerdicts;
import dev.juncture.connection.RefreshLeases;
import dev.juncture.http.ApiException;
import dev.juncture.http.ErrorCode;
import dev.juncture.provider.GrantRefusedException;
import dev.juncture.provider.Provider;
import dev.juncture.provider.ProviderErrors;
import dev.juncture.provider.Providers;
import dev.juncture.provider.Secret;
import dev.juncture.provider.TokenPair;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.springframework.stereotype.Component;

/**
 * Refreshes a connection's tokens once for all processes.
 *
 * <p>Providers rotate refresh tokens, and a reuse after a few minutes kills the grant. So processes take turns by a
 * lease on the row, timed by the database and longer than the provider's answer may take. The new pair is committed
 * under {@code token_version = what was read} before anyone gets it; a commit that meets another version discards its
 * pair and reads again. When the outcome is not known, because the process died or the answer got lost, the row keeps
 * the ended lease and the sweep asks again, well inside the provider's leeway for the old token. The tests have a model
 * of these steps that visits every order of them.
 */
@Component
class LeasedRefresh {
    /** Longer than a waiting caller of a dead owner has to wait for the lease, and for its own refresh then. */
    static final Duration PATIENCE = Duration.ofSeconds(25);

    private static final Duration LEASE = Duration.ofSeconds(20);
    /** The longest that a provider's client waits for an answer, connecting included. */
    private static final Duration CALL = Duration.ofSeconds(13);

    private static final Duration POLL = Duration.ofMillis(100);
    /** The provider answered, and did nothing. */
    private static final Set<ErrorCode> WITHOUT_EFFECT =
            Set.of(ErrorCode.RATE_LIMITED, ProviderErrors.PROVIDER_MISCONFIGURED);

    private final Connections connections;
    private final RefreshLeases leases;
    private final GrantVerdicts verdicts;
    private final PairStore pairs;
    private final Tokens tokens;
    private final Providers providers;
    private final Clock clock;

    LeasedRefresh(
            Connections connections,
            RefreshLeases leases,
            GrantVerdicts verdicts,
            PairStore pairs,
            Tokens tokens,
            Providers providers,
            Clock clock) {
        this.connections = connections;
        this.leases = leases;
        this.verdicts = verdicts;
        this.pairs = pairs;
        this.tokens = tokens;
        this.providers = providers;
        this.clock = clock;
    }

    private record Lease(UUID owner, Instant askedFor) {
        /** A process that was frozen since must not send: by now the token may have been replaced long ago. */
        boolean lastsForACall(Instant now) {
            return now.isBefore(askedFor.plus(LEASE).minus(CALL));
        }
    }

    /**
     * @param connection with another version than the stale one
     * @param here whether it came by this very call, and not by another process's
     */
    record Refreshed(Connection connection, boolean here) {}

    Refreshed run(Connection stale) {
        Instant deadline = clock.instant().plus(PATIENCE);
        boolean here = false;
        while (clock.instant().isBefore(deadline)) {
            Lease lease = new Lease(UUID.randomUUID(), clock.instant());
            if (leases.lease(stale.id(), stale.tokenVersion(), lease.owner(), LEASE)) {
                here = refresh(stale, lease);
            }
            Optional<Connection> newer = newerThan(stale);
            if (newer.isPresent()) {
                return new Refreshed(newer.get(), here);
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
        throw waitedTooLong();
    }

    /** @return whether the new pair is stored */
    private boolean refresh(Connection stale, Lease lease) {
        Provider provider;
        Secret refreshToken;
        try {
            provider = providers.require(stale.provider());
            refreshToken = tokens.refreshToken(stale);
        } catch (RuntimeException beforeAsking) {
            end(stale, lease, beforeAsking);
            throw beforeAsking;
        }
        Instant asked = clock.instant();
        if (!lease.lastsForACall(asked)) {
            leases.release(stale.id(), lease.owner());
            return false;
        }
        try {
            TokenPair pair = provider.refresh(refreshToken);
            // Committed before anyone uses it. When another version is there, this pair is discarded and that one used.
            return pairs.commit(stale, tokens.seal(stale.projectId(), stale.id(), pair, asked));
        } catch (GrantRefusedException refused) {
            judge(stale, lease, refused, provider);
            return false;
        } catch (ApiException passing) {
            if (WITHOUT_EFFECT.contains(passing.code())) {
                end(stale, lease, passing);
            } else {
                leaveInDoubt(stale, lease, passing);
            }
            throw passing;
        } catch (RuntimeException failed) {
            leaveInDoubt(stale, lease, failed);
            throw failed;
        }
    }

    private void judge(Connection stale, Lease lease, GrantRefusedException refused, Provider provider) {
        // The token refused may have been replaced meanwhile: the verdict counts only for the version it was about.
        if (verdicts.judge(stale, refused.verdict()) || newerThan(stale).isPresent()) {
            return;
        }
        ApiException suspended = new ApiException(
                ProviderErrors.PROVIDER_MISCONFIGURED,
                "%s refuses the grants of many connections at once: check that the app exists, and its client id and secret."
                        .formatted(provider.displayName()));
        end(stale, lease, suspended);
        throw suspended;
    }

    private void end(Connection stale, Lease lease, RuntimeException reason) {
        try {
            leases.release(stale.id(), lease.owner());
        } catch (RuntimeException away) {
            // The lease ends by itself.
            reason.addSuppressed(away);
        }
    }

    private void leaveInDoubt(Connection stale, Lease lease, RuntimeException reason) {
        try {
            leases.leaveInDoubt(stale.id(), lease.owner());
        } catch (RuntimeException away) {
            // The lease ends by itself, and in doubt.
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

    static ApiException waitedTooLong() {
        return new ApiException(
                        ErrorCode.UNAVAILABLE,
                        "The token of this connection is still being refreshed: try again in a moment.")
                .retryAfter(Duration.ofSeconds(2));
    }
}
