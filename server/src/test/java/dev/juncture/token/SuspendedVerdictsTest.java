package dev.juncture.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.juncture.connection.Connection;
import dev.juncture.connection.Connections;
import dev.juncture.error.ApiException;
import dev.juncture.error.ErrorCode;
import dev.juncture.provider.GrantRefusedException;
import dev.juncture.provider.ProviderErrors;
import dev.juncture.testing.Calls;
import dev.juncture.testing.Deployment;
import dev.juncture.testing.FakeProvider;
import dev.juncture.testing.Logged;
import dev.juncture.testing.TestConnections;
import dev.juncture.testing.TestPostgres;
import dev.juncture.testing.Together;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The provider refuses many grants at once, in two processes that share PostgreSQL and have no Redis. */
class SuspendedVerdictsTest {
    private static ConfigurableApplicationContext one;
    private static ConfigurableApplicationContext other;

    private final FakeProvider provider = FakeProvider.INSTANCE;

    @BeforeAll
    static void start() {
        Deployment deployment = Deployment.on(TestPostgres.shared().freshDatabaseUrl(), "redis://127.0.0.1:1");
        one = deployment.startProcess();
        other = deployment.startProcess();
    }

    @AfterAll
    static void stop() {
        one.close();
        other.close();
    }

    @BeforeEach
    void refuse() {
        provider.reset();
        JdbcClient jdbc = one.getBean(JdbcClient.class);
        jdbc.sql("delete from juncture.grant_alarm").update();
        jdbc.sql("delete from juncture.connection").update();
        refuseAll();
    }

    @Test
    void marksNoneOfManyThatAreRefusedAtOnceAndRaisesOneAlarm() {
        List<Connection> many = longConnected(12);
        try (Logged log = Logged.by(GrantVerdicts.class.getName())) {
            Together<ApiException> refusals = Together.run(12, i -> refusal(i % 2 == 0 ? one : other, many.get(i)));

            assertThat(refusals.results())
                    .extracting(ApiException::code)
                    .containsOnly(ErrorCode.REAUTHORIZATION_REQUIRED, ProviderErrors.PROVIDER_MISCONFIGURED);
            assertThat(refusals.results().stream()
                            .filter(refused -> refused.code().equals(ProviderErrors.PROVIDER_MISCONFIGURED)))
                    .hasSizeGreaterThanOrEqualTo(7);
            assertThat(log.text()).containsOnlyOnce("grant verdicts suspended");
        }
        assertThat(many).noneMatch(connection -> stored(connection).isInvalid());
        assertThat(many).allMatch(connection -> stored(connection).leaseUntil() == null);
        assertThat(one.getBean(Calls.class)
                        .backend("GET", "/ready")
                        .json()
                        .path("warnings")
                        .toString())
                .isEqualTo("[\"grants_refused:fake\"]");
    }

    @Test
    void believesVerdictsAgainOnceARefreshWasGranted() {
        List<Connection> many = longConnected(8);
        many.forEach(connection -> refusal(one, connection));
        forgetTheLastMinute();

        // However few are asked for now: as long as nothing is granted, nobody knows better.
        assertThat(refusal(other, many.get(0)).code()).isEqualTo(ProviderErrors.PROVIDER_MISCONFIGURED);
        provider.onRefresh(token -> FakeProvider.pair("renewed"));
        many.subList(1, 8)
                .forEach(connection -> other.getBean(TokenRefresher.class).refresh(connection));
        refuseAll();

        assertThat(refusal(one, many.get(0)).code()).isEqualTo(ErrorCode.REAUTHORIZATION_REQUIRED);
        assertThat(stored(many.get(0)).isInvalid()).isTrue();
        assertThat(one.getBean(Calls.class).backend("GET", "/ready").json().has("warnings"))
                .isFalse();
    }

    @Test
    void marksManyWhenMostAreStillGranted() {
        List<Connection> many = longConnected(8);
        IntStream.range(0, 10)
                .forEach(i -> one.getBean(TestConnections.class).connect(TestConnections.freshKey(FakeProvider.NAME)));
        assertThat(many)
                .allMatch(connection -> refusal(one, connection).code().equals(ErrorCode.REAUTHORIZATION_REQUIRED));
        assertThat(many).allMatch(connection -> stored(connection).isInvalid());
    }

    @Test
    void marksAFew() {
        List<Connection> few = longConnected(5);
        few.forEach(connection -> refusal(one, connection));
        assertThat(few).allMatch(connection -> stored(connection).isInvalid());
    }

    private void refuseAll() {
        provider.onRefresh(token -> {
            throw new GrantRefusedException("unauthorized_client");
        });
    }

    /** Nothing was granted to any of them within the last minute. */
    private static List<Connection> longConnected(int number) {
        TestConnections connections = one.getBean(TestConnections.class);
        return IntStream.range(0, number)
                .mapToObj(i -> connections.connectWithExpiredToken(TestConnections.freshKey(FakeProvider.NAME)))
                .peek(connection -> connections.set(connection.id(), "refreshed_at = now() - interval '1 hour'"))
                .toList();
    }

    private static void forgetTheLastMinute() {
        JdbcClient jdbc = one.getBean(JdbcClient.class);
        jdbc.sql("update juncture.grant_refusal set refused_at = refused_at - interval '2 minutes'")
                .update();
        jdbc.sql("update juncture.grant_alarm set raised_at = raised_at - interval '2 minutes'")
                .update();
    }

    private static ApiException refusal(ConfigurableApplicationContext process, Connection connection) {
        return catchThrowableOfType(
                ApiException.class, () -> process.getBean(TokenRefresher.class).refresh(connection));
    }

    private static Connection stored(Connection connection) {
        return one.getBean(Connections.class).require(connection.id());
    }
}
