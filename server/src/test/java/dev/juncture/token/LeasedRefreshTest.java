package dev.juncture.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.juncture.connection.Connection;
import dev.juncture.connection.Connections;
import dev.juncture.deployment.Adoption;
import dev.juncture.error.ApiException;
import dev.juncture.error.ErrorCode;
import dev.juncture.provider.Providers;
import dev.juncture.testing.FakeProvider;
import dev.juncture.testing.JunctureTest;
import dev.juncture.testing.TestConnections;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@JunctureTest
class LeasedRefreshTest {
    @Autowired
    Adoption adoption;

    @Autowired
    Connections connections;

    @Autowired
    RefreshLeases leases;

    @Autowired
    GrantVerdicts verdicts;

    @Autowired
    TokenPairStore pairs;

    @Autowired
    Tokens tokens;

    @Autowired
    Providers providers;

    @Autowired
    TestConnections testConnections;

    @Test
    void sendsNothingWhenTheProcessWasSuspendedAfterItTookTheLease() {
        Connection stale = testConnections.connectWithExpiredToken(TestConnections.freshKey(FakeProvider.NAME));
        AtomicInteger looks = new AtomicInteger();
        Instant start = Instant.now();
        // Three looks at the clock, for the deadline, the loop and the lease; then an hour passes at once.
        InstantSource frozen = () -> looks.incrementAndGet() <= 3 ? start : start.plus(Duration.ofHours(1));
        LeasedRefresh refresh = new LeasedRefresh(
                adoption, connections, leases, verdicts, pairs, tokens, providers, frozen.withZone(ZoneOffset.UTC));

        assertThatThrownBy(() -> refresh.run(stale))
                .isInstanceOfSatisfying(
                        ApiException.class, waited -> assertThat(waited.code()).isEqualTo(ErrorCode.UNAVAILABLE));

        assertThat(FakeProvider.INSTANCE.refreshes()).isZero();
        assertThat(connections.require(stale.id()).leaseUntil()).isNull();
    }

    @Test
    void doesNotCallTheProviderWhenTheTokenDoesNotOpen() {
        Connection stale = testConnections.connectWithExpiredToken(TestConnections.freshKey(FakeProvider.NAME));
        testConnections.set(stale.id(), "refresh_token = 'damaged'::bytea");
        Connection damaged = connections.require(stale.id());
        LeasedRefresh refresh =
                new LeasedRefresh(adoption, connections, leases, verdicts, pairs, tokens, providers, Clock.systemUTC());

        assertThatThrownBy(() -> refresh.run(damaged))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        refused -> assertThat(refused.code().code()).isEqualTo("credentials_unreadable"));

        assertThat(FakeProvider.INSTANCE.refreshes()).isZero();
        assertThat(connections.require(stale.id()).leaseUntil()).isNull();
    }
}
