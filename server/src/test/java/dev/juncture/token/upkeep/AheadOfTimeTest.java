package dev.juncture.token.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.connection.Connection;
import dev.juncture.connection.Connections;
import dev.juncture.error.ApiException;
import dev.juncture.error.ErrorCode;
import dev.juncture.secret.Secret;
import dev.juncture.testing.FakeProvider;
import dev.juncture.testing.Logged;
import dev.juncture.testing.ProcessPair;
import dev.juncture.testing.TestConnections;
import dev.juncture.testing.Together;
import dev.juncture.testing.TwoProcesses;
import dev.juncture.token.TokenFixture;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Grants that are not used for long, and grants that end soon. */
@TwoProcesses
class AheadOfTimeTest {
    private final ProcessPair processes;
    private final ConfigurableApplicationContext first;
    private final FakeProvider provider = FakeProvider.INSTANCE;

    AheadOfTimeTest(ProcessPair processes) {
        this.processes = processes;
        this.first = processes.first();
    }

    @BeforeEach
    void empty() {
        first.getBean(JdbcClient.class).sql("delete from juncture.connection").update();
        first.getBean(JdbcClient.class).sql("delete from juncture.audit").update();
    }

    @Test
    void refreshesAGrantThatWasNotUsedForSixtyDays() {
        Connection idle = unusedFor("61 days");
        Connection used = unusedFor("59 days");

        assertThat(refresh(first)).isEqualTo(new BatchRefresh.Out(1, 0));

        assertThat(stored(idle).tokenVersion()).isEqualTo(idle.tokenVersion() + 1);
        assertThat(TokenFixture.in(first).refreshToken(stored(idle))).isEqualTo(new Secret("refresh-renewed"));
        assertThat(stored(used).tokenVersion()).isEqualTo(used.tokenVersion());
        assertThat(refresh(first)).isEqualTo(new BatchRefresh.Out(0, 0));
    }

    @Test
    void leavesInvalidAndExpiredGrantsAlone() {
        TestConnections connections = first.getBean(TestConnections.class);
        connections.invalidate(unusedFor("61 days").id());
        connections.expireGrant(unusedFor("61 days").id());

        assertThat(refresh(first)).isEqualTo(new BatchRefresh.Out(0, 0));
        assertThat(provider.refreshes()).isZero();
    }

    @Test
    void refreshesEachGrantOnceWhenTwoProcessesRunAtTheSameTime() {
        for (int i = 0; i < 20; i++) {
            unusedFor("70 days");
        }
        Together<BatchRefresh.Out> runs = Together.run(2, i -> refresh(processes.of(i)));

        assertThat(runs.failures()).isEmpty();
        assertThat(provider.refreshes()).isEqualTo(20);
        assertThat(audited("refreshed_ahead")).hasSize(20).doesNotHaveDuplicates();
        assertThat(refresh(first)).isEqualTo(new BatchRefresh.Out(0, 0));
    }

    @Test
    void auditsARefreshAsWorkOfTheSystem() {
        Connection idle = unusedFor("61 days");
        unusedFor("59 days");

        refresh(first);

        assertThat(audited("refreshed_ahead")).containsExactly(idle.id() + " by system");
    }

    @Test
    void auditsNoRefreshThatFailed() {
        unusedFor("61 days");
        provider.onRefresh(token -> {
            throw new ApiException(new ErrorCode("jira_unavailable", 502), "unavailable");
        });

        refresh(first);

        assertThat(audited("refreshed_ahead")).isEmpty();
    }

    @Test
    void triesAgainAtTheNextRunAfterAnOutage() {
        unusedFor("61 days");
        provider.onRefresh(token -> {
            throw new ApiException(new ErrorCode("jira_unavailable", 502), "unavailable");
        });
        assertThat(refresh(first)).isEqualTo(new BatchRefresh.Out(0, 1));
        provider.onRefresh(token -> FakeProvider.pair("renewed"));
        assertThat(refresh(first)).isEqualTo(new BatchRefresh.Out(1, 0));
    }

    @Test
    void logsTheGrantsThatEndWithinAMonth() {
        Connection ending = endsIn("29 days");
        Connection lasting = endsIn("31 days");
        endsIn("-1 days");
        try (Logged log = Logged.by(ReportEndingGrants.class.getName())) {
            assertThat(first.getBean(ReportEndingGrants.class).get()).isEqualTo(new ReportEndingGrants.Out(1));
            assertThat(log.text())
                    .contains("grant ends soon", ending.id().toString())
                    .doesNotContain(lasting.id().toString());
        }
    }

    @Test
    void logsNothingWhenNoGrantEnds() {
        endsIn("31 days");
        try (Logged log = Logged.by(ReportEndingGrants.class.getName())) {
            assertThat(first.getBean(ReportEndingGrants.class).get()).isEqualTo(new ReportEndingGrants.Out(0));
            assertThat(log.text()).isEmpty();
        }
    }

    private List<String> audited(String action) {
        return first.getBean(JdbcClient.class)
                .sql("select connection_id || ' by ' || actor from juncture.audit where action = ?")
                .param(action)
                .query(String.class)
                .list();
    }

    private Connection unusedFor(String time) {
        return with("refreshed_at = now() - interval '" + time + "'");
    }

    private Connection endsIn(String time) {
        return with("grant_expires_at = now() + interval '" + time + "'");
    }

    private Connection with(String assignments) {
        TestConnections connections = first.getBean(TestConnections.class);
        Connection connection = connections.connect(TestConnections.freshKey(FakeProvider.NAME));
        connections.set(connection.id(), assignments);
        return stored(connection);
    }

    private Connection stored(Connection connection) {
        return first.getBean(Connections.class).require(connection.id());
    }

    private static BatchRefresh.Out refresh(ConfigurableApplicationContext process) {
        return process.getBean(RefreshIdleGrants.class).get();
    }
}
