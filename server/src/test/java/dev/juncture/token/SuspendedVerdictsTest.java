package dev.juncture.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.juncture.connection.Connection;
import dev.juncture.connection.Connections;
import dev.juncture.error.ApiException;
import dev.juncture.error.ErrorCode;
import dev.juncture.provider.GrantRefusedException;
import dev.juncture.provider.ProviderErrors;
import dev.juncture.testing.Calls;
import dev.juncture.testing.FakeProvider;
import dev.juncture.testing.Logged;
import dev.juncture.testing.ProcessPair;
import dev.juncture.testing.TestConnections;
import dev.juncture.testing.Together;
import dev.juncture.testing.TwoProcesses;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A provider that refuses many grants at once, and two processes that share PostgreSQL and have no Redis. */
@TwoProcesses(both = "REDIS_URL=redis://127.0.0.1:1")
class SuspendedVerdictsTest {
    private final ProcessPair processes;
    private final ConfigurableApplicationContext first;
    private final ConfigurableApplicationContext second;
    private final FakeProvider provider = FakeProvider.INSTANCE;

    SuspendedVerdictsTest(ProcessPair processes) {
        this.processes = processes;
        this.first = processes.first();
        this.second = processes.second();
    }

    @BeforeEach
    void refuse() {
        JdbcClient jdbc = first.getBean(JdbcClient.class);
        jdbc.sql("delete from juncture.grant_alarm").update();
        jdbc.sql("delete from juncture.connection").update();
        refuseAll();
    }

    @Test
    void marksNoConnectionInvalidWhenManyAreRefusedAtOnceAndRaisesOneAlarm() {
        List<Connection> many = longConnected(12);
        try (Logged log = Logged.by(GrantVerdicts.class.getName())) {
            Together<ApiException> refusals = Together.run(12, i -> refusal(processes.of(i), many.get(i)));

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
        await().until(() -> warnings().equals("""
                ["grants_refused:fake"]"""));
    }

    @Test
    void believesVerdictsAgainAfterARefreshSucceeds() {
        List<Connection> many = longConnected(8);
        many.forEach(connection -> refusal(first, connection));
        moveRefusalsOutOfTheLastMinute();

        // Even a few refusals continue the alarm: it ends when the provider grants a refresh.
        assertThat(refusal(second, many.get(0)).code()).isEqualTo(ProviderErrors.PROVIDER_MISCONFIGURED);
        provider.onRefresh(token -> FakeProvider.pair("renewed"));
        many.subList(1, 8)
                .forEach(connection -> second.getBean(TokenRefresher.class).refresh(connection));
        refuseAll();

        assertThat(refusal(first, many.get(0)).code()).isEqualTo(ErrorCode.REAUTHORIZATION_REQUIRED);
        assertThat(stored(many.get(0)).isInvalid()).isTrue();
        await().until(() -> warnings().isEmpty());
    }

    @Test
    void marksManyConnectionsInvalidWhenMostRefreshesSucceed() {
        List<Connection> many = longConnected(8);
        IntStream.range(0, 10)
                .forEach(
                        i -> first.getBean(TestConnections.class).connect(TestConnections.freshKey(FakeProvider.NAME)));
        assertThat(many)
                .allMatch(connection -> refusal(first, connection).code().equals(ErrorCode.REAUTHORIZATION_REQUIRED));
        assertThat(many).allMatch(connection -> stored(connection).isInvalid());
    }

    @Test
    void marksAFewConnectionsInvalid() {
        List<Connection> few = longConnected(5);
        few.forEach(connection -> refusal(first, connection));
        assertThat(few).allMatch(connection -> stored(connection).isInvalid());
    }

    private void refuseAll() {
        provider.onRefresh(token -> {
            throw new GrantRefusedException("unauthorized_client");
        });
    }

    /** Creates connections with an expired token whose last refresh was an hour ago. */
    private List<Connection> longConnected(int number) {
        TestConnections connections = first.getBean(TestConnections.class);
        return IntStream.range(0, number)
                .mapToObj(i -> connections.connectWithExpiredToken(TestConnections.freshKey(FakeProvider.NAME)))
                .peek(connection -> connections.set(connection.id(), "refreshed_at = now() - interval '1 hour'"))
                .toList();
    }

    /** Returns the warnings of readiness, which is checked once a second. */
    private String warnings() {
        JsonNode ready = first.getBean(Calls.class).backend("GET", "/ready").json();
        return ready.has("warnings") ? ready.path("warnings").toString() : "";
    }

    private void moveRefusalsOutOfTheLastMinute() {
        JdbcClient jdbc = first.getBean(JdbcClient.class);
        jdbc.sql("update juncture.grant_refusal set refused_at = refused_at - interval '2 minutes'")
                .update();
        jdbc.sql("update juncture.grant_alarm set raised_at = raised_at - interval '2 minutes'")
                .update();
    }

    private ApiException refusal(ConfigurableApplicationContext process, Connection connection) {
        return catchThrowableOfType(
                ApiException.class, () -> process.getBean(TokenRefresher.class).refresh(connection));
    }

    private Connection stored(Connection connection) {
        return first.getBean(Connections.class).require(connection.id());
    }
}
