package dev.juncture.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.connection.Connection;
import dev.juncture.connection.Connections;
import dev.juncture.secret.Secret;
import dev.juncture.testing.FakeProvider;
import dev.juncture.testing.ProcessPair;
import dev.juncture.testing.TestConnections;
import dev.juncture.testing.Together;
import dev.juncture.testing.TwoProcesses;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

@TwoProcesses
class TwoProcessesTest {
    private static final int CALLERS = 50;

    private final ProcessPair processes;
    private final ConfigurableApplicationContext first;
    private final ConfigurableApplicationContext second;
    private final FakeProvider provider = FakeProvider.INSTANCE;

    TwoProcessesTest(ProcessPair processes) {
        this.processes = processes;
        this.first = processes.first();
        this.second = processes.second();
    }

    /** Lets the provider accept each refresh token once: a second use would lose the grant. */
    private Set<Secret> rotate() {
        Set<Secret> used = ConcurrentHashMap.newKeySet();
        provider.onRefresh(token -> {
            assertThat(used.add(token)).as("the refresh token was used before").isTrue();
            return FakeProvider.pair("renewed-" + used.size());
        });
        return used;
    }

    @RepeatedTest(3)
    void refreshesOnceWhenTwoProcessesFindTheTokenExpired() {
        Connection stale = connectWithExpiredToken();
        Set<Secret> used = rotate();

        Together<AccessToken> callers = Together.run(
                CALLERS, i -> processes.of(i).getBean(AccessTokens.class).freshFor(stale));

        assertThat(callers.failures()).isEmpty();
        assertThat(callers.results())
                .hasSize(CALLERS)
                .extracting(AccessToken::secret)
                .containsOnly(new Secret("access-renewed-1"));
        assertThat(used).containsExactly(new Secret("refresh-first"));
        assertThat(provider.refreshes()).isOne();
    }

    @Test
    void refreshesOnceWhenManyCallersOfTwoProcessesHaveTheSameRefusedToken() {
        Connection connection =
                first.getBean(TestConnections.class).connect(TestConnections.freshKey(FakeProvider.NAME));
        AccessToken refused = first.getBean(AccessTokens.class).freshFor(connection);
        rotate();

        assertThat(insteadOf(refused, connection)).containsOnly(new Secret("access-renewed-1"));
        assertThat(provider.refreshes()).isOne();
    }

    @RepeatedTest(3)
    void refreshesOnceMoreWhenManyCallersOfTwoProcessesHaveTheSameFreshRefusedToken() {
        Connection stale = connectWithExpiredToken();
        Set<Secret> used = rotate();
        Connection fresh = first.getBean(TokenRefresher.class).refresh(stale);
        AccessToken refused = second.getBean(AccessTokens.class).freshFor(fresh);

        assertThat(insteadOf(refused, fresh)).containsOnly(new Secret("access-renewed-2"));
        assertThat(used).containsExactlyInAnyOrder(new Secret("refresh-first"), new Secret("refresh-renewed-1"));

        AccessToken refusedToo = second.getBean(AccessTokens.class)
                .freshFor(second.getBean(Connections.class).require(fresh.id()));
        assertThat(second.getBean(AccessTokens.class).insteadOf(refusedToo.secret(), fresh))
                .isEmpty();
        assertThat(provider.refreshes()).isEqualTo(2);
    }

    /** Lets many callers of both processes replace a token at the same time. */
    private List<Secret> insteadOf(AccessToken refused, Connection connection) {
        Together<Optional<AccessToken>> callers = Together.run(
                CALLERS, i -> processes.of(i).getBean(AccessTokens.class).insteadOf(refused.secret(), connection));
        assertThat(callers.failures()).isEmpty();
        assertThat(callers.results()).hasSize(CALLERS);
        return callers.results().stream()
                .map(token -> token.map(AccessToken::secret).orElseThrow())
                .toList();
    }

    @Test
    void opensInOneProcessWhatTheOtherSealed() {
        Connection stale = connectWithExpiredToken();
        first.getBean(TokenRefresher.class).refresh(stale);
        Connection seen = second.getBean(Connections.class).require(stale.id());
        assertThat(second.getBean(AccessTokens.class).freshFor(seen).secret()).isEqualTo(new Secret("access-renewed"));
    }

    private Connection connectWithExpiredToken() {
        return first.getBean(TestConnections.class)
                .connectWithExpiredToken(TestConnections.freshKey(FakeProvider.NAME));
    }
}
