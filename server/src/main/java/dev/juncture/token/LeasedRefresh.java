package dev.juncture.token;

import dev.juncture.connection.Connection;
import dev.juncture.connection.ConnectionErrors;
import dev.juncture.connection.Connections;
import dev.juncture.deployment.Adoption;
import dev.juncture.error.ApiException;
import dev.juncture.error.ErrorCode;
import dev.juncture.provider.GrantRefusedException;
import dev.juncture.provider.Provider;
import dev.juncture.provider.ProviderErrors;
import dev.juncture.provider.Providers;
import dev.juncture.provider.TokenPair;
import dev.juncture.secret.Secret;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/**
 * Refreshes a connection's tokens once for all processes.
 *
 * <p>Providers replace the refresh token at each refresh, and the reuse of an old one after a few minutes kills the grant.
 * Therefore processes take turns by a lease on the row. The database times the lease, which is longer than the provider's
 * answer may take. The new pair is committed under the condition {@code token_version = the version that was read} before
 * any caller gets it. A commit that finds another version discards its pair and reads again. When the result is unknown,
 * because the process stopped or the answer was lost, the row keeps the ended lease, and the sweep refreshes again while the
 * provider still accepts the old token. The tests contain a model of these steps that visits every order of them.
 */
@Component
class LeasedRefresh {
    /** Longer than a caller has to wait for the lease of a process that has stopped, and then for its own refresh. */
    static final Duration LONGEST_WAIT = Duration.ofSeconds(25);

    private static final Duration LEASE = Duration.ofSeconds(20);

    /** The longest time that a provider's client waits for an answer, including the time to connect. */
    private static final Duration CALL = Duration.ofSeconds(13);

    /** The shortest time between two refreshes that replace a fresh token: the second would hardly help more. */
    static final Duration AGAIN_AFTER = Duration.ofMinutes(1);

    private static final Duration POLL = Duration.ofMillis(100);

    /** Answers after which the old token is still the current one. */
    private static final Set<ErrorCode> WITHOUT_EFFECT =
            Set.of(ErrorCode.RATE_LIMITED, ProviderErrors.PROVIDER_MISCONFIGURED);

    private final Adoption adoption;
    private final Connections connections;
    private final RefreshLeases leases;
    private final GrantVerdicts verdicts;
    private final TokenPairStore pairs;
    private final Tokens tokens;
    private final Providers providers;
    private final Clock clock;

    LeasedRefresh(
            Adoption adoption,
            Connections connections,
            RefreshLeases leases,
            GrantVerdicts verdicts,
            TokenPairStore pairs,
            Tokens tokens,
            Providers providers,
            Clock clock) {
        this.adoption = adoption;
        this.connections = connections;
        this.leases = leases;
        this.verdicts = verdicts;
        this.pairs = pairs;
        this.tokens = tokens;
        this.providers = providers;
        this.clock = clock;
    }

    private record Lease(UUID owner, Instant requestedAt) {
        /** Protects against a process that was suspended: the token may have been replaced long ago. */
        boolean lastsForACall(Instant now) {
            return now.isBefore(requestedAt.plus(LEASE).minus(CALL));
        }
    }

    /** @throws ApiException {@code database_not_adopted} when the stored refresh tokens may be old */
    Refreshed run(Connection stale) {
        return run(stale, owner -> leases.lease(stale, owner, LEASE), () -> true)
                .orElseThrow(LeasedRefresh::waitedTooLong);
    }

    /**
     * Refreshes a connection whose token is fresh, and refused nevertheless.
     *
     * @return empty when that was done less than {@link #AGAIN_AFTER} ago and is not being done now
     */
    Optional<Refreshed> runAgain(Connection stale) {
        return run(stale, owner -> leases.leaseAgain(stale, owner, LEASE, AGAIN_AFTER), () -> leases.isHeld(stale));
    }

    /**
     * @param takeLease takes the lease for this owner
     * @param waits whether to wait when neither the lease nor a newer token was there
     */
    private Optional<Refreshed> run(Connection stale, Predicate<UUID> takeLease, BooleanSupplier waits) {
        adoption.require();
        Instant deadline = clock.instant().plus(LONGEST_WAIT);
        boolean here = false;
        while (clock.instant().isBefore(deadline)) {
            Lease lease = new Lease(UUID.randomUUID(), clock.instant());
            if (takeLease.test(lease.owner())) {
                here = refresh(stale, lease);
            }
            // Before the look at the row, which shows the result of a refresh that ends in between.
            boolean wait = waits.getAsBoolean();
            Optional<Connection> newer = newerThan(stale);
            if (newer.isPresent() || !wait) {
                boolean refreshedHere = here;
                return newer.map(connection -> new Refreshed(connection, refreshedHere));
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
        } catch (RuntimeException beforeTheCall) {
            release(stale, lease, beforeTheCall);
            throw beforeTheCall;
        }
        Instant requestedAt = clock.instant();
        if (!lease.lastsForACall(requestedAt)) {
            leases.release(stale, lease.owner());
            return false;
        }
        try {
            TokenPair pair = provider.refresh(refreshToken);
            // Committed before anyone uses it. If another version is stored, that one is used and this pair is
            // discarded.
            return pairs.commit(stale, tokens.seal(stale.projectId(), stale.id(), pair, requestedAt));
        } catch (GrantRefusedException refused) {
            judge(stale, lease, refused, provider);
            return false;
        } catch (ApiException failure) {
            if (WITHOUT_EFFECT.contains(failure.code())) {
                release(stale, lease, failure);
            } else {
                leaveInDoubt(stale, lease, failure);
            }
            throw failure;
        } catch (RuntimeException failure) {
            leaveInDoubt(stale, lease, failure);
            throw failure;
        }
    }

    private void judge(Connection stale, Lease lease, GrantRefusedException refused, Provider provider) {
        // The refused token may have been replaced since: the verdict counts only for the version that was sent.
        if (verdicts.judge(stale, refused.verdict()) || newerThan(stale).isPresent()) {
            return;
        }
        ApiException suspended = new ApiException(
                ProviderErrors.PROVIDER_MISCONFIGURED,
                "%s refuses the grants of many connections at once: check that the app exists, and its client id and secret."
                        .formatted(provider.displayName()));
        release(stale, lease, suspended);
        throw suspended;
    }

    private void release(Connection stale, Lease lease, RuntimeException reason) {
        try {
            leases.release(stale, lease.owner());
        } catch (RuntimeException unavailable) {
            // The lease ends by itself.
            reason.addSuppressed(unavailable);
        }
    }

    private void leaveInDoubt(Connection stale, Lease lease, RuntimeException reason) {
        try {
            leases.leaveInDoubt(stale, lease.owner());
        } catch (RuntimeException unavailable) {
            // The lease ends by itself, which leaves the refresh in doubt too.
            reason.addSuppressed(unavailable);
        }
    }

    /** Returns the stored connection if its version differs from the stale one. */
    private Optional<Connection> newerThan(Connection stale) {
        Connection current = connections.require(stale.id());
        if (current.isInvalid()) {
            throw ConnectionErrors.grantRefused(current.key());
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
