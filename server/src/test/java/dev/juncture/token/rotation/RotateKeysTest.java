package dev.juncture.token.rotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.juncture.config.SettingException;
import dev.juncture.connection.Connection;
import dev.juncture.connection.Connections;
import dev.juncture.crypto.DataKey;
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
import dev.juncture.testing.TestConnections;
import dev.juncture.testing.Together;
import dev.juncture.token.AccessTokens;
import dev.juncture.token.TokenFixture;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
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

/** Processes that were started with different rings over one database. */
class RotateKeysTest {
    private static final String OLD = key(1);
    private static final String NEW = key(2);

    private final Deployment deployment = Deployment.fresh();
    private final List<Connection> stored = new ArrayList<>();

    @BeforeEach
    void reset() {
        FakeProvider.INSTANCE.reset();
    }

    @Test
    void sealsEveryRowWithTheNewKeySoThatTheOldOneMayGo() {
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

    @Test
    void losesNoRefreshThatHappensMeanwhile() {
        connectUnder(OLD, 60);
        // Every process knows the new key before one seals with it.
        try (ConfigurableApplicationContext oldRing = start(OLD + "," + NEW);
                ConfigurableApplicationContext newRing = start(NEW + "," + OLD)) {
            stored.forEach(connection -> oldRing.getBean(TestConnections.class).expireToken(connection.id()));

            Together<Object> together = Together.run(4, caller -> {
                if (caller == 0) {
                    return newRing.getBean(RotateKeys.class).apply(new RotateKeys.In(CallContext.of(Origin.SYSTEM)));
                }
                for (int i = caller - 1; i < stored.size(); i += 3) {
                    AccessTokens tokens = (i % 2 == 0 ? oldRing : newRing).getBean(AccessTokens.class);
                    tokens.freshFor(newRing.getBean(Connections.class)
                            .require(stored.get(i).id()));
                }
                return "refreshed";
            });

            assertThat(together.failures()).isEmpty();
            for (Connection connection : stored) {
                Connection now = newRing.getBean(Connections.class).require(connection.id());
                assertThat(TokenFixture.in(newRing).refreshToken(now)).isEqualTo(new Secret("refresh-renewed"));
            }
            // The process that still seals with the old key has left its traces: the next call clears them away.
            RotateKeys.Out rest =
                    newRing.getBean(RotateKeys.class).apply(new RotateKeys.In(CallContext.of(Origin.SYSTEM)));
            assertThat(rest.complete()).isTrue();
        }
    }

    @Test
    void storesNothingOverARefreshThatCameAfterItRead() throws Exception {
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
                        Future<RotateKeys.Out> started = thread.submit(() -> context.getBean(RotateKeys.class)
                                .apply(new RotateKeys.In(CallContext.of(Origin.SYSTEM))));
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

    /** Until the rotation has read the row and waits to write it. */
    private static void awaitLock(JdbcClient jdbc) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (jdbc.sql("select count(*) from pg_stat_activity"
                                + " where datname = current_database() and wait_event_type = 'Lock'")
                        .query(Long.class)
                        .single()
                == 0) {
            assertThat(System.nanoTime()).as("the rotation comes to the row").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    @Test
    void countsWhatItCannotOpenAndGoesOn() {
        connectUnder(OLD, 3);
        try (ConfigurableApplicationContext context = start(NEW + "," + OLD)) {
            context.getBean(TestConnections.class)
                    .set(stored.get(1).id(), "refresh_token = substring(refresh_token from 1 for 20)");

            RotateKeys.Out out =
                    context.getBean(RotateKeys.class).apply(new RotateKeys.In(CallContext.of(Origin.SYSTEM)));

            assertThat(out.rewrapped()).isEqualTo(2);
            assertThat(out.unreadable()).isOne();
            assertThat(out.complete()).isFalse();
        }
    }

    @Test
    void refusesToStartWithoutAKeyThatIsInUseAndNamesTheRemedy() {
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
    void startsInSpiteOfADamagedRow() {
        connectUnder(OLD, 1);
        try (ConfigurableApplicationContext context = start(OLD)) {
            context.getBean(TestConnections.class)
                    .set(stored.get(0).id(), "refresh_token = '\\x'::bytea, access_token = 'garbage'::bytea");
            context.getBean(KeyCheck.class).requireEveryKey();
        }
    }

    @Test
    void startsWhenTheDatabaseIsAway() {
        JdbcClient away = JdbcClient.create(new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:1/away"));
        KeyRing ring = KeyFixture.ringOf(OLD);
        try (Logged log = Logged.by(KeyCheck.class.getName())) {
            new KeyCheck(ring, new StoredKeys(away)).requireEveryKey();
            assertThat(log.text()).contains("the database or its schema is away");
        }
    }

    private void connectUnder(String ring, int connections) {
        try (ConfigurableApplicationContext context = start(ring)) {
            for (int i = 0; i < connections; i++) {
                stored.add(context.getBean(TestConnections.class).connect(TestConnections.freshKey(FakeProvider.NAME)));
            }
        }
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

    private static String key(int fill) {
        byte[] bytes = new byte[DataKey.BYTES];
        Arrays.fill(bytes, (byte) fill);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
