package dev.juncture.deploy.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.deploy.http.JunctureProcess.Stores;
import dev.juncture.sandbox.SandboxControl;
import dev.juncture.sandbox.http.Fault;
import dev.juncture.testing.TestPostgres;
import dev.juncture.testing.TestRedis;
import dev.juncture.testing.Together;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Fifty callers at once find a token expired, on two JVMs over one database, against an Atlassian that forgives no reuse. */
class RefreshRaceTest {
    private static final int CALLERS = 50;
    private static final int ROUNDS = Integer.getInteger("juncture.race-rounds", 6);

    private static TestRedis redis;
    private static Stores stores;
    private static ConnectionRows rows;
    private static JunctureProcess one;
    private static JunctureProcess other;
    private static Browser here;
    private static Browser there;

    private final SandboxControl atlassian = stores.sandbox().control();

    @BeforeAll
    static void start() {
        redis = TestRedis.start();
        String database = TestPostgres.shared().freshDatabaseUrl();
        stores = Stores.with(database, redis.url());
        rows = new ConnectionRows(database);
        one = JunctureProcess.first(stores);
        here = one.browser();
        other = JunctureProcess.another(stores);
        there = other.browser();
    }

    @AfterAll
    static void stop() {
        one.close();
        other.close();
        redis.close();
        stores.close();
    }

    @Test
    void refreshesOncePerRoundAndServesAllCallers() {
        here.connect("race", "ada");
        for (int round = 0; round < ROUNDS; round++) {
            burst("race", Optional.empty());
        }
        assertAlive("race");
    }

    @Test
    void refreshesOncePerRoundWhenRedisIsFlushedDuringTheBurst() {
        here.connect("race-flushed", "grace");
        for (int round = 0; round < ROUNDS; round++) {
            burst("race-flushed", Optional.of(RefreshRaceTest::flush));
        }
        assertAlive("race-flushed");
    }

    @Test
    void refreshesOncePerRoundWithoutRedis() {
        redis.startAgain();
        here.connect("race-alone", "linus");
        redis.stop();
        try {
            for (int round = 0; round < ROUNDS; round++) {
                burst("race-alone", Optional.empty());
            }
            assertAlive("race-alone");
        } finally {
            redis.startAgain();
        }
    }

    private void burst(String externalId, Optional<Runnable> meanwhile) {
        expire(externalId);
        atlassian.clearJournal();
        // Long enough for all callers to arrive during the refresh.
        atlassian.add(
                Fault.latency(Duration.ofMillis(100)).on("POST", "/oauth/token").times(1));

        Together<Browser.Answer> callers = Together.run(CALLERS + 1, caller -> {
            if (caller == CALLERS) {
                meanwhile.ifPresent(Runnable::run);
                return here.get("/health");
            }
            return (caller % 2 == 0 ? here : there).accessToken(externalId);
        });

        assertThat(callers.failures()).isEmpty();
        assertThat(callers.results()).extracting(Browser.Answer::status).containsOnly(200);
        assertThat(callers.results().subList(0, CALLERS))
                .extracting(answer -> answer.json().path("access_token").asString())
                .doesNotContain("")
                .satisfies(tokens -> assertThat(tokens.stream().distinct()).hasSize(1));
        assertThat(atlassian.refreshes()).isOne();
    }

    /** After the leeway, so that no old token still works. */
    private void assertAlive(String externalId) {
        atlassian.advanceClock(Duration.ofMinutes(11));
        expire(externalId);
        assertThat(there.accessToken(externalId).status()).isEqualTo(200);
        assertThat(here.validity(externalId).json().path("is_invalid").asBoolean())
                .isFalse();
    }

    /** Empties Redis too: the processes get no notice of a change by hand. */
    private static void expire(String externalId) {
        rows.expireToken(externalId);
        if (redis.isRunning()) {
            flush();
        }
    }

    private static void flush() {
        try (Socket socket = new Socket("127.0.0.1", redis.port())) {
            OutputStream out = socket.getOutputStream();
            out.write("FLUSHALL\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readNBytes(3), StandardCharsets.US_ASCII))
                    .isEqualTo("+OK");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
