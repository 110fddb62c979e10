package dev.juncture.token.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.juncture.connection.Connection;
import dev.juncture.connection.Connections;
import dev.juncture.error.ApiException;
import dev.juncture.error.ErrorCode;
import dev.juncture.provider.GrantRefusedException;
import dev.juncture.testing.FakeProvider;
import dev.juncture.testing.ProcessPair;
import dev.juncture.testing.TestConnections;
import dev.juncture.testing.Together;
import dev.juncture.testing.TwoProcesses;
import dev.juncture.token.AccessTokens;
import dev.juncture.token.TokenFixture;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Refreshes whose result is not known. */
@TwoProcesses
class SweepRefreshesTest {
    private final ProcessPair processes;
    private final ConfigurableApplicationContext first;
    private final ConfigurableApplicationContext second;
    private final FakeProvider provider = FakeProvider.INSTANCE;
    private Connection stale;

    SweepRefreshesTest(ProcessPair processes) {
        this.processes = processes;
        this.first = processes.first();
        this.second = processes.second();
    }

    @BeforeEach
    void connect() {
        first.getBean(JdbcClient.class).sql("delete from juncture.connection").update();
        stale = connections().connectWithExpiredToken(TestConnections.freshKey(FakeProvider.NAME));
    }

    @Test
    void refreshesNothingWhenNoRefreshIsInDoubt() {
        assertThat(sweep(first)).isEqualTo(new BatchRefresh.Out(0, 0));
        assertThat(provider.refreshes()).isZero();
    }

    @Test
    void completesTheRefreshOfAProcessThatDied() {
        assertThat(lease(Duration.ofMillis(1))).isTrue();

        // The lease ends a moment from now, by the database's clock.
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (sweep(first).refreshed() == 0) {
            assertThat(System.nanoTime())
                    .as("the sweep refreshes the connection in time")
                    .isLessThan(deadline);
        }

        assertThat(stored().tokenVersion()).isEqualTo(stale.tokenVersion() + 1);
        assertThat(stored().leaseUntil()).isNull();
        assertThat(sweep(first).refreshed()).isZero();
    }

    @Test
    void leavesARefreshInProgressAlone() {
        lease(Duration.ofMinutes(1));
        assertThat(sweep(first)).isEqualTo(new BatchRefresh.Out(0, 0));
        assertThat(provider.refreshes()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jira_timeout", "jira_unavailable", "jira_bad_answer"})
    void refreshesAgainWhenTheAnswerWasLost(String failure) {
        fail(failure);
        assertThat(sweep(second)).isEqualTo(new BatchRefresh.Out(1, 0));
        assertThat(stored().tokenVersion()).isEqualTo(stale.tokenVersion() + 1);
    }

    @Test
    void refreshesAgainAtEveryRunUntilTheProviderAnswers() {
        fail("jira_timeout");
        provider.onRefresh(token -> {
            throw new ApiException(new ErrorCode("jira_timeout", 504), "still");
        });
        assertThat(sweep(first)).isEqualTo(new BatchRefresh.Out(0, 1));
        assertThat(sweep(first)).isEqualTo(new BatchRefresh.Out(0, 1));
        provider.onRefresh(token -> FakeProvider.pair("renewed"));
        assertThat(sweep(first)).isEqualTo(new BatchRefresh.Out(1, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rate_limited", "provider_misconfigured"})
    void doesNotRefreshAgainWhenTheProviderChangedNothing(String failure) {
        provider.onRefresh(token -> {
            throw new ApiException(new ErrorCode(failure, failure.equals("rate_limited") ? 429 : 502), failure);
        });
        assertThatThrownBy(() -> first.getBean(AccessTokens.class).freshFor(stale))
                .hasMessage(failure);
        assertThat(sweep(first)).isEqualTo(new BatchRefresh.Out(0, 0));
    }

    @Test
    void leavesADeadGrantAlone() {
        provider.onRefresh(token -> {
            throw new GrantRefusedException("invalid_grant");
        });
        assertThatThrownBy(() -> first.getBean(AccessTokens.class).freshFor(stale))
                .isInstanceOf(ApiException.class);
        assertThat(stored().isInvalid()).isTrue();
        assertThat(sweep(first)).isEqualTo(new BatchRefresh.Out(0, 0));
    }

    @Test
    void refreshesOnceWhenTwoProcessesSweepAtOnce() {
        for (int i = 0; i < 20; i++) {
            Connection more = connections().connectWithExpiredToken(TestConnections.freshKey(FakeProvider.NAME));
            inDoubt(more);
        }
        Together<BatchRefresh.Out> sweeps = Together.run(2, i -> sweep(processes.of(i)));
        assertThat(sweeps.failures()).isEmpty();
        assertThat(provider.refreshes()).isEqualTo(20);
    }

    @Test
    void findsRefreshesInDoubtByTheirIndex() {
        String plan = String.join(
                "\n",
                first.getBean(JdbcClient.class)
                        .sql("explain select * from juncture.connection where lease_until < clock_timestamp()"
                                + " and invalid_at is null order by lease_until limit 96")
                        .query(String.class)
                        .list());
        assertThat(plan).contains("connection_lease_until");
    }

    private void fail(String failure) {
        provider.onRefresh(token -> {
            throw new ApiException(new ErrorCode(failure, 502), failure);
        });
        assertThatThrownBy(() -> first.getBean(AccessTokens.class).freshFor(stale))
                .hasMessage(failure);
        provider.onRefresh(token -> FakeProvider.pair("renewed"));
    }

    private void inDoubt(Connection connection) {
        connections().set(connection.id(), "lease_until = clock_timestamp() - interval '1 second'");
    }

    private boolean lease(Duration length) {
        return TokenFixture.in(first).lease(stale, length);
    }

    private Connection stored() {
        return first.getBean(Connections.class).require(stale.id());
    }

    private TestConnections connections() {
        return first.getBean(TestConnections.class);
    }

    private static BatchRefresh.Out sweep(ConfigurableApplicationContext process) {
        return process.getBean(SweepRefreshes.class).get();
    }
}
