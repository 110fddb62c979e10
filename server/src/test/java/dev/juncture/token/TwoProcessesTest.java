package dev.juncture.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.connection.Connection;
import dev.juncture.connection.Connections;
import dev.juncture.secret.Secret;
import dev.juncture.testing.Deployment;
import dev.juncture.testing.FakeProvider;
import dev.juncture.testing.TestConnections;
import dev.juncture.testing.Together;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** Two processes of one deployment, as far as they can tell: two contexts that share nothing but the servers. */
class TwoProcessesTest {
    private static final int CALLERS = 50;
    private static ConfigurableApplicationContext one;
    private static ConfigurableApplicationContext other;

    private final FakeProvider provider = FakeProvider.INSTANCE;

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
    void reset() {
        provider.reset();
    }

    /** A provider that rotates: a refresh token works once, and a second use of it would be a lost grant. */
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
                CALLERS,
                i -> (i % 2 == 0 ? one : other).getBean(AccessTokens.class).freshFor(stale));

        assertThat(callers.failures()).isEmpty();
        assertThat(callers.results())
                .hasSize(CALLERS)
                .extracting(AccessToken::secret)
                .containsOnly(new Secret("access-renewed-1"));
        assertThat(used).containsExactly(new Secret("refresh-first"));
        assertThat(provider.refreshes()).isOne();
    }

    @Test
    void refreshesOnceWhenManyCallersOfTwoProcessesMeetARefusedToken() {
        Connection connection = one.getBean(TestConnections.class).connect(TestConnections.freshKey(FakeProvider.NAME));
        AccessToken refused = one.getBean(AccessTokens.class).freshFor(connection);
        rotate();

        Together<AccessToken> callers = Together.run(
                CALLERS,
                i -> (i % 2 == 0 ? one : other).getBean(AccessTokens.class).insteadOf(refused.secret(), connection));

        assertThat(callers.failures()).isEmpty();
        assertThat(callers.results()).extracting(AccessToken::secret).containsOnly(new Secret("access-renewed-1"));
        assertThat(provider.refreshes()).isOne();
    }

    @Test
    void opensInOneProcessWhatTheOtherSealed() {
        Connection stale = connectWithExpiredToken();
        one.getBean(TokenRefresher.class).refresh(stale);
        Connection seen = other.getBean(Connections.class).require(stale.id());
        assertThat(other.getBean(AccessTokens.class).freshFor(seen).secret()).isEqualTo(new Secret("access-renewed"));
    }

    private static Connection connectWithExpiredToken() {
        return one.getBean(TestConnections.class).connectWithExpiredToken(TestConnections.freshKey(FakeProvider.NAME));
    }
}
