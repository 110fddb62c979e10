package dev.juncture.token.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.juncture.connection.Connection;
import dev.juncture.connection.Connections;
import dev.juncture.error.ApiException;
import dev.juncture.error.ErrorCode;
import dev.juncture.provider.GrantRefusedException;
import dev.juncture.testing.Deployment;
import dev.juncture.testing.FakeProvider;
import dev.juncture.testing.TestConnections;
import dev.juncture.testing.Together;
import dev.juncture.token.AccessTokens;
import dev.juncture.token.TokenFixture;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Refreshes that nobody brought to an end, in two processes of one deployment. */
class SweepRefreshesTest {
    private static ConfigurableApplicationContext one;
    private static ConfigurableApplicationContext other;

    private final FakeProvider provider = FakeProvider.INSTANCE;
    private Connection stale;

    @BeforeAll
    static void start() {
        Deployment deployment = Deployment.fresh();
        one = deployment.startProcess();
        other = deployment.startProcess();
    }

    @AfterAll
    static void stop() {
        one.close();
        other.close();
    }

    @BeforeEach
    void connect() {
        provider.reset();
        one.getBean(JdbcClient.class).sql("delete from juncture.connection").update();
        stale = connections().connectWithExpiredToken(TestConnections.freshKey(FakeProvider.NAME));
    }

    @Test
    void doesNothingWhenNothingIsInDoubt() {
        assertThat(sweep(one)).isEqualTo(new BatchRefresh.Out(0, 0));
        assertThat(provider.refreshes()).isZero();
    }

    @Test
    void completesTheRefreshOfAProcessThatDied() {
        assertThat(lease(Duration.ofMillis(1))).isTrue();

        // The lease ends by the database's clock, some instants from now.
        long patience = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (sweep(one).refreshed() == 0) {
            assertThat(System.nanoTime()).as("is swept before long").isLessThan(patience);
        }

        assertThat(stored().tokenVersion()).isEqualTo(stale.tokenVersion() + 1);
        assertThat(stored().leaseUntil()).isNull();
        assertThat(sweep(one).refreshed()).isZero();
    }

    @Test
    void leavesAProcessThatIsAboutItAlone() {
        lease(Duration.ofMinutes(1));
        assertThat(sweep(one)).isEqualTo(new BatchRefresh.Out(0, 0));
        assertThat(provider.refreshes()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jira_timeout", "jira_unavailable", "jira_bad_answer"})
    void asksAgainWhenTheAnswerGotLost(String failure) {
        fail(failure);
        assertThat(sweep(other)).isEqualTo(new BatchRefresh.Out(1, 0));
        assertThat(stored().tokenVersion()).isEqualTo(stale.tokenVersion() + 1);
    }

    @Test
    void asksAgainAtEveryRunUntilThereIsAnAnswer() {
        fail("jira_timeout");
        provider.onRefresh(token -> {
            throw new ApiException(new ErrorCode("jira_timeout", 504), "still");
        });
        assertThat(sweep(one)).isEqualTo(new BatchRefresh.Out(0, 1));
        assertThat(sweep(one)).isEqualTo(new BatchRefresh.Out(0, 1));
        provider.onRefresh(token -> FakeProvider.pair("renewed"));
        assertThat(sweep(one)).isEqualTo(new BatchRefresh.Out(1, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rate_limited", "provider_misconfigured"})
    void doesNotAskAgainWhenTheProviderDidNothing(String failure) {
        provider.onRefresh(token -> {
            throw new ApiException(new ErrorCode(failure, failure.equals("rate_limited") ? 429 : 502), failure);
        });
        assertThatThrownBy(() -> one.getBean(AccessTokens.class).freshFor(stale))
                .hasMessage(failure);
        assertThat(sweep(one)).isEqualTo(new BatchRefresh.Out(0, 0));
    }

    @Test
    void leavesADeadGrantAlone() {
        provider.onRefresh(token -> {
            throw new GrantRefusedException("invalid_grant");
        });
        assertThatThrownBy(() -> one.getBean(AccessTokens.class).freshFor(stale))
                .isInstanceOf(ApiException.class);
        assertThat(stored().isInvalid()).isTrue();
        assertThat(sweep(one)).isEqualTo(new BatchRefresh.Out(0, 0));
    }

    @Test
    void refreshesOnceWhenTwoProcessesSweepAtOnce() {
        for (int i = 0; i < 20; i++) {
            Connection more = connections().connectWithExpiredToken(TestConnections.freshKey(FakeProvider.NAME));
            inDoubt(more);
        }
        Together<BatchRefresh.Out> sweeps = Together.run(2, i -> sweep(i == 0 ? one : other));
        assertThat(sweeps.failures()).isEmpty();
        assertThat(provider.refreshes()).isEqualTo(20);
    }

    @Test
    void findsThemThroughTheirIndex() {
        String plan = String.join(
                "\n",
                one.getBean(JdbcClient.class)
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
        assertThatThrownBy(() -> one.getBean(AccessTokens.class).freshFor(stale))
                .hasMessage(failure);
        provider.onRefresh(token -> FakeProvider.pair("renewed"));
    }

    private static void inDoubt(Connection connection) {
        connections().set(connection.id(), "lease_until = clock_timestamp() - interval '1 second'");
    }

    private boolean lease(Duration length) {
        return TokenFixture.in(one).lease(stale, length);
    }

    private Connection stored() {
        return one.getBean(Connections.class).require(stale.id());
    }

    private static TestConnections connections() {
        return one.getBean(TestConnections.class);
    }

    private static BatchRefresh.Out sweep(ConfigurableApplicationContext process) {
        return process.getBean(SweepRefreshes.class).get();
    }
}
