package dev.juncture.token.rotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.juncture.config.SettingException;
import dev.juncture.connection.Connection;
import dev.juncture.connection.Connections;
import dev.juncture.crypto.KeyFixture;
import dev.juncture.crypto.KeyRing;
import dev.juncture.operation.CallContext;
import dev.juncture.operation.Origin;
import dev.juncture.secret.Secret;
import dev.juncture.testing.Calls;
import dev.juncture.testing.Calls.Answer;
import dev.juncture.testing.Deployment;
import dev.juncture.testing.FakeProvider;
import dev.juncture.testing.Logged;
import dev.juncture.testing.ProcessPair;
import dev.juncture.testing.TestConnections;
import dev.juncture.testing.Together;
import dev.juncture.testing.TwoProcesses;
import dev.juncture.token.AccessTokens;
import dev.juncture.token.TokenFixture;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** Processes with different key rings and one database. */
class RotateKeysTest {
    /** 32 bytes of 1, in base64. */
    private static final String OLD = "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=";

    /** 32 bytes of 2, in base64. */
    private static final String NEW = "AgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgI=";

    private final Deployment deployment = Deployment.fresh();
    private final List<Connection> stored = new ArrayList<>();

    @BeforeEach
    void reset() {
        FakeProvider.INSTANCE.reset();
    }

    @Test
    void sealsEveryRowWithTheNewKeySoTheOldKeyCanBeRemoved() {
        connectUnder(OLD, 250);
        try (ConfigurableApplicationContext rotating = start(NEW + "," + OLD)) {
            Answer before = calls(rotating).backend("POST", "/api/backend/rotate-keys", "{}");
            assertThat(before.status()).isEqualTo(200);
            assertThat(before.json().path("rewrapped").asInt()).isEqualTo(250);
            assertThat(before.json().path("unreadable").asInt()).isZero();
            assertThat(before.json().path("complete").asBoolean()).isTrue();
            assertThat(tokensUnder(before, true)).isEqualTo(500);
            assertThat(tokensUnder(before, false)).isZero();
            assertThat(calls(rotating)
                            .backend("POST", "/api/backend/rotate-keys")
                            .json()
                            .path("rewrapped")
                            .asInt())
                    .isZero();
        }
        try (ConfigurableApplicationContext after = start(NEW)) {
            after.getBean(KeyCheck.class).requireEveryKey();
            for (Connection connection : stored) {
                Connection now = after.getBean(Connections.class).require(connection.id());
                assertThat(now.tokenVersion()).isEqualTo(connection.tokenVersion());
                assertThat(TokenFixture.in(after).refreshToken(now)).isEqualTo(new Secret("refresh-first"));
                assertThat(TokenFixture.in(after).accessToken(now)).isEqualTo(new Secret("access-first"));
            }
        }
    }

    /** Every process knows the new key before one of them seals with it. */
    @Test
    @TwoProcesses(
            first = "JUNCTURE_ENCRYPTION_KEYS=" + OLD + "," + NEW,
            second = "JUNCTURE_ENCRYPTION_KEYS=" + NEW + "," + OLD)
    void losesNoRefreshThatHappensDuringTheRotation(ProcessPair processes) {
        ConfigurableApplicationContext oldRing = processes.first();
        ConfigurableApplicationContext newRing = processes.second();
        connect(oldRing, 60);
        stored.forEach(connection -> oldRing.getBean(TestConnections.class).expireToken(connection.id()));

        Together<Object> together = Together.run(4, caller -> {
            if (caller == 0) {
                return newRing.getBean(RotateKeys.class).apply(input());
            }
            for (int i = caller - 1; i < stored.size(); i += 3) {
                AccessTokens tokens = processes.of(i).getBean(AccessTokens.class);
                tokens.freshFor(
                        newRing.getBean(Connections.class).require(stored.get(i).id()));
            }
            return "refreshed";
        });

        assertThat(together.failures()).isEmpty();
        for (Connection connection : stored) {
            Connection now = newRing.getBean(Connections.class).require(connection.id());
            assertThat(TokenFixture.in(newRing).refreshToken(now)).isEqualTo(new Secret("refresh-renewed"));
        }
        // The next call seals the tokens that the process with the old ring stored in between.
        RotateKeys.Out rest = newRing.getBean(RotateKeys.class).apply(input());
        assertThat(rest.complete()).isTrue();
    }

    @Test
    void doesNotOverwriteARefreshThatCameAfterItsRead() throws Exception {
        connectUnder(OLD, 1);
        Connection connection = stored.get(0);
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try (ConfigurableApplicationContext context = start(NEW + "," + OLD)) {
            JdbcClient jdbc = context.getBean(JdbcClient.class);
            TokenFixture tokens = TokenFixture.in(context);
            Connections connections = context.getBean(Connections.class);
            Future<RotateKeys.Out> rotation = context.getBean(TransactionTemplate.class)
                    .execute(status -> {
                        tokens.commitRefresh(connection, FakeProvider.pair("newer"));
                        Future<RotateKeys.Out> started = thread.submit(
                                () -> context.getBean(RotateKeys.class).apply(input()));
                        awaitLock(jdbc);
                        return started;
                    });

            assertThat(rotation.get(30, TimeUnit.SECONDS).rewrapped()).isZero();
            assertThat(tokens.refreshToken(connections.require(connection.id())))
                    .isEqualTo(new Secret("refresh-newer"));
        } finally {
            thread.shutdownNow();
        }
    }

    /** Waits until the rotation has read the row and wants to write it. */
    private static void awaitLock(JdbcClient jdbc) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (jdbc.sql("select count(*) from pg_stat_activity"
                                + " where datname = current_database() and wait_event_type = 'Lock'")
                        .query(Long.class)
                        .single()
                == 0) {
            assertThat(System.nanoTime()).as("the rotation reaches the row").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    @Test
    void countsUnreadableTokensAndContinues() {
        connectUnder(OLD, 3);
        try (ConfigurableApplicationContext context = start(NEW + "," + OLD)) {
            context.getBean(TestConnections.class)
                    .set(stored.get(1).id(), "refresh_token = substring(refresh_token from 1 for 20)");

            RotateKeys.Out out = context.getBean(RotateKeys.class).apply(input());

            assertThat(out.rewrapped()).isEqualTo(2);
            assertThat(out.unreadable()).isOne();
            assertThat(out.complete()).isFalse();
        }
    }

    @Test
    void refusesToStartWithoutAKeyThatIsInUse() {
        connectUnder(OLD, 2);
        try (ConfigurableApplicationContext context = start(NEW)) {
            KeyCheck check = context.getBean(KeyCheck.class);
            assertThatThrownBy(check::requireEveryKey)
                    .isInstanceOf(SettingException.class)
                    .hasMessageStartingWith("JUNCTURE_ENCRYPTION_KEYS lacks the key ")
                    .hasMessageContaining("with which 4 stored tokens are sealed: put it back")
                    .hasMessageNotContaining(OLD)
                    .hasMessageNotContaining(NEW);
        }
    }

    @Test
    void startsDespiteADamagedRow() {
        connectUnder(OLD, 1);
        try (ConfigurableApplicationContext context = start(OLD)) {
            context.getBean(TestConnections.class)
                    .set(stored.get(0).id(), "refresh_token = '\\x'::bytea, access_token = 'garbage'::bytea");
            context.getBean(KeyCheck.class).requireEveryKey();
        }
    }

    @Test
    void startsWhenTheDatabaseIsUnavailable() {
        JdbcClient unavailable =
                JdbcClient.create(new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:1/unavailable"));
        KeyRing ring = KeyFixture.ringOf(OLD);
        try (Logged log = Logged.by(KeyCheck.class.getName())) {
            new KeyCheck(ring, new StoredKeys(unavailable)).requireEveryKey();
            assertThat(log.text()).contains("the database or its schema is unavailable");
        }
    }

    private void connectUnder(String ring, int connections) {
        try (ConfigurableApplicationContext context = start(ring)) {
            connect(context, connections);
        }
    }

    private void connect(ConfigurableApplicationContext process, int connections) {
        for (int i = 0; i < connections; i++) {
            stored.add(process.getBean(TestConnections.class).connect(TestConnections.freshKey(FakeProvider.NAME)));
        }
    }

    private static RotateKeys.In input() {
        return new RotateKeys.In(CallContext.of(Origin.SYSTEM));
    }

    private static long tokensUnder(Answer answer, boolean current) {
        long tokens = 0;
        for (var key : answer.json().path("keys")) {
            tokens += key.path("current").asBoolean() == current
                    ? key.path("tokens").asLong()
                    : 0;
        }
        return tokens;
    }

    private ConfigurableApplicationContext start(String ring) {
        return deployment.with("JUNCTURE_ENCRYPTION_KEYS=" + ring).startProcess();
    }

    private static Calls calls(ConfigurableApplicationContext context) {
        return context.getBean(Calls.class);
    }
}
