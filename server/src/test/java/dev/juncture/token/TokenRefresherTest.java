package dev.juncture.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.juncture.connection.Connection;
import dev.juncture.connection.ConnectionErrors;
import dev.juncture.connection.ConnectionKey;
import dev.juncture.connection.Connections;
import dev.juncture.error.ApiException;
import dev.juncture.error.ErrorCode;
import dev.juncture.provider.GrantRefusedException;
import dev.juncture.provider.Scopes;
import dev.juncture.secret.Secret;
import dev.juncture.testing.FakeProvider;
import dev.juncture.testing.JunctureTest;
import dev.juncture.testing.TestConnections;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@JunctureTest
class TokenRefresherTest {
    @Autowired
    TokenRefresher refresher;

    @Autowired
    AccessTokens accessTokens;

    @Autowired
    Tokens tokens;

    @Autowired
    Connections connections;

    @Autowired
    RefreshLeases leases;

    @Autowired
    TestConnections testConnections;

    private final FakeProvider provider = FakeProvider.INSTANCE;
    private final ConnectionKey key = TestConnections.freshKey(FakeProvider.NAME);
    private Connection stale;

    @BeforeEach
    void connect() {
        stale = testConnections.connectWithExpiredToken(key);
    }

    @Test
    void storesTheNewPairUnderTheNextVersion() {
        AtomicReference<Secret> sent = new AtomicReference<>();
        provider.onRefresh(token -> {
            sent.set(token);
            return FakeProvider.pair("renewed");
        });

        Connection refreshed = refresher.refresh(stale);

        assertThat(sent.get()).isEqualTo(new Secret("refresh-first"));
        assertThat(refreshed.tokenVersion()).isEqualTo(stale.tokenVersion() + 1);
        assertThat(refreshed.leaseOwner()).isNull();
        assertThat(refreshed).isEqualTo(stored());
        assertThat(tokens.accessToken(refreshed).secret()).isEqualTo(new Secret("access-renewed"));
        assertThat(tokens.refreshToken(refreshed)).isEqualTo(new Secret("refresh-renewed"));
    }

    @Test
    void keepsTheScopesThatTheProviderNamedLast() {
        provider.onRefresh(token -> FakeProvider.pair("second", "write read"));
        Connection scoped = refresher.refresh(stale);
        assertThat(scoped.grantedScopes()).isEqualTo(Scopes.of("read write"));

        provider.onRefresh(token -> FakeProvider.pair("third"));
        Connection unscoped = refresher.refresh(scoped);
        assertThat(unscoped.grantedScopes()).isEqualTo(Scopes.of("read write"));

        provider.onRefresh(token -> FakeProvider.pair("fourth", "read"));
        assertThat(refresher.refresh(unscoped).grantedScopes()).isEqualTo(Scopes.of("read"));
    }

    @Test
    void storesThePairBeforeACallerGetsTheToken() {
        AccessToken token = accessTokens.freshFor(stale);
        assertThat(token.secret()).isEqualTo(new Secret("access-renewed"));
        assertThat(tokens.refreshToken(stored())).isEqualTo(new Secret("refresh-renewed"));
    }

    @Test
    void returnsNoTokenThatCouldNotBeStored() {
        // The row is deleted before the pair arrives, so the pair cannot be stored.
        provider.onRefresh(token -> {
            testConnections.delete(key);
            return FakeProvider.pair("lost");
        });
        assertThatThrownBy(() -> accessTokens.freshFor(stale))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(ConnectionErrors.CONNECTION_NOT_FOUND));
    }

    @Test
    void doesNotRefreshWhileTheTokenIsValid() {
        testConnections.set(stale.id(), "access_token_expires_at = now() + interval '70 seconds'");
        assertThat(accessTokens.freshFor(stored()).secret()).isEqualTo(new Secret("access-first"));
        assertThat(provider.refreshes()).isZero();
    }

    @Test
    void refreshesATokenThatExpiresWithinAMinute() {
        testConnections.set(stale.id(), "access_token_expires_at = now() + interval '50 seconds'");
        assertThat(accessTokens.freshFor(stored()).secret()).isEqualTo(new Secret("access-renewed"));
    }

    @Test
    void discardsThePairWhenAnotherVersionWasStored() {
        provider.onRefresh(token -> {
            testConnections.connect(key, testConnections.grant("ann", FakeProvider.pair("reconnected")));
            return FakeProvider.pair("late");
        });

        Connection refreshed = refresher.refresh(stale);

        assertThat(tokens.accessToken(refreshed).secret()).isEqualTo(new Secret("access-reconnected"));
        assertThat(tokens.refreshToken(stored())).isEqualTo(new Secret("refresh-reconnected"));
        assertThat(stored().tokenVersion()).isEqualTo(stale.tokenVersion() + 1);
    }

    @Test
    void returnsTheNewerPairWithoutCallingTheProvider() {
        refresher.refresh(stale);
        Connection again = refresher.refresh(stale);
        assertThat(again.tokenVersion()).isEqualTo(stale.tokenVersion() + 1);
        assertThat(provider.refreshes()).isOne();
    }

    @Test
    void marksTheConnectionInvalidAfterAVerdictAndKeepsItsTokens() {
        provider.onRefresh(token -> {
            throw new GrantRefusedException("invalid_grant");
        });

        assertThat(refusal().code()).isEqualTo(ErrorCode.REAUTHORIZATION_REQUIRED);

        Connection dead = stored();
        assertThat(dead.isInvalid()).isTrue();
        assertThat(dead.invalidReason()).isEqualTo("invalid_grant");
        assertThat(dead.leaseOwner()).isNull();
        assertThat(dead.refreshToken()).isEqualTo(stale.refreshToken());
        assertThat(dead.accessToken()).isEqualTo(stale.accessToken());
    }

    @Test
    void doesNotRefreshAnInvalidConnection() {
        testConnections.invalidate(stale.id());
        assertThat(refusal().code()).isEqualTo(ErrorCode.REAUTHORIZATION_REQUIRED);
        assertThatThrownBy(() -> accessTokens.freshFor(stored())).isInstanceOf(ApiException.class);
        assertThat(provider.refreshes()).isZero();
    }

    @Test
    void ignoresAVerdictOnATokenThatWasReplaced() {
        provider.onRefresh(token -> {
            testConnections.connect(key, testConnections.grant("ann", FakeProvider.pair("reconnected")));
            throw new GrantRefusedException("invalid_grant");
        });

        Connection refreshed = refresher.refresh(stale);

        assertThat(tokens.accessToken(refreshed).secret()).isEqualTo(new Secret("access-reconnected"));
        assertThat(stored().isInvalid()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jira_timeout", "jira_unavailable", "rate_limited", "provider_misconfigured", "defect"})
    void keepsTheConnectionAndEndsTheLeaseAfterATemporaryFailure(String failure) {
        provider.onRefresh(token -> {
            throw failure.equals("defect")
                    ? new IllegalStateException(failure)
                    : new ApiException(new ErrorCode(failure, 502), failure);
        });
        assertThatThrownBy(() -> refresher.refresh(stale)).hasMessage(failure);

        Connection kept = stored();
        assertThat(kept.isInvalid()).isFalse();
        assertThat(kept.leaseOwner()).isNull();
        assertThat(kept.tokenVersion()).isEqualTo(stale.tokenVersion());

        provider.onRefresh(token -> FakeProvider.pair("renewed"));
        assertThat(refresher.refresh(stale).tokenVersion()).isEqualTo(stale.tokenVersion() + 1);
    }

    @Test
    void takesOverAnEndedLease() {
        assertThat(leases.lease(stale, UUID.randomUUID(), Duration.ofSeconds(20)))
                .isTrue();
        testConnections.set(stale.id(), "lease_until = clock_timestamp() - interval '1 millisecond'");

        assertThat(refresher.refresh(stale).tokenVersion()).isEqualTo(stale.tokenVersion() + 1);
        assertThat(provider.refreshes()).isOne();
    }

    @Test
    void waitsForTheResultOfAnotherOwner() throws Exception {
        UUID owner = UUID.randomUUID();
        leases.lease(stale, owner, Duration.ofSeconds(20));
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            CountDownLatch started = new CountDownLatch(1);
            Future<Connection> waiting = thread.submit(() -> {
                started.countDown();
                return refresher.refresh(stale);
            });
            assertThat(started.await(5, TimeUnit.SECONDS)).isTrue();
            leases.commitRefresh(
                    stale, tokens.seal(stale.projectId(), stale.id(), FakeProvider.pair("theirs"), stale.createdAt()));

            assertThat(tokens.accessToken(waiting.get(10, TimeUnit.SECONDS)).secret())
                    .isEqualTo(new Secret("access-theirs"));
            assertThat(provider.refreshes()).isZero();
        } finally {
            thread.shutdownNow();
        }
    }

    @Test
    void grantsALeaseToOneOwnerAndOnlyForTheStoredVersion() {
        Duration length = Duration.ofSeconds(20);
        UUID owner = UUID.randomUUID();
        Connection current = testConnections.connect(key);
        assertThat(leases.lease(stale, owner, length)).isFalse();
        assertThat(leases.lease(current, owner, length)).isTrue();
        assertThat(leases.lease(current, UUID.randomUUID(), length)).isFalse();
        leases.release(current, UUID.randomUUID());
        assertThat(leases.lease(current, UUID.randomUUID(), length)).isFalse();
        leases.release(current, owner);
        assertThat(leases.lease(current, UUID.randomUUID(), length)).isTrue();
    }

    @Test
    void refreshesOnceAfterTheProviderRefusedAToken() {
        testConnections.set(stale.id(), "access_token_expires_at = now() + interval '1 hour'");
        AccessToken refused = accessTokens.freshFor(stored());

        Optional<AccessToken> first = accessTokens.insteadOf(refused.secret(), stale);
        Optional<AccessToken> second = accessTokens.insteadOf(refused.secret(), stale);

        assertThat(first).map(AccessToken::secret).hasValue(new Secret("access-renewed"));
        assertThat(second).isEqualTo(first);
        assertThat(provider.refreshes()).isOne();
    }

    private Connection stored() {
        return connections.require(stale.id());
    }

    private ApiException refusal() {
        return catchThrowableOfType(ApiException.class, () -> refresher.refresh(stale));
    }
}
