package dev.juncture.deploy.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.juncture.deploy.http.JunctureProcess.Stores;
import dev.juncture.sandbox.SandboxControl;
import dev.juncture.sandbox.http.ActiveFault;
import dev.juncture.sandbox.http.Fault;
import dev.juncture.testing.EnduranceTest;
import dev.juncture.testing.TestPostgres;
import dev.juncture.testing.TestRedis;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * {@code kill -9} of the process that refreshes. Each kill meets the refreshes of several connections at the same
 * instant; a round is one of them, followed by a caller on another process or by eleven minutes without any.
 */
class KilledRefreshTest {
    private static final int AT_ONCE = 8;
    private static final long SEED = 20261122;

    private static TestRedis redis;
    private static Stores stores;
    private static ConnectionRows rows;
    private static JunctureProcess survivor;
    private static Browser callers;
    private static CompletableFuture<JunctureProcess> next;
    private static final ExecutorService threads = Executors.newCachedThreadPool();

    private final SandboxControl atlassian = stores.sandbox().control();

    @BeforeAll
    static void start() {
        redis = TestRedis.start();
        String database = TestPostgres.shared().freshDatabaseUrl();
        stores = Stores.with(database, redis.url());
        rows = new ConnectionRows(database);
        survivor = JunctureProcess.first(stores);
        callers = survivor.browser();
        startNext();
    }

    @AfterAll
    static void stop() {
        next.thenAccept(JunctureProcess::close).join();
        threads.shutdownNow();
        survivor.close();
        redis.close();
        stores.close();
    }

    /** During one round, the process for the next round starts. */
    private static void startNext() {
        next = CompletableFuture.supplyAsync(
                () -> {
                    JunctureProcess process = JunctureProcess.another(stores);
                    process.browser();
                    return process;
                },
                threads);
    }

    @BeforeEach
    void noFaults() {
        atlassian.clearFaults();
    }

    @Test
    void losesNoConnectionWhenKilledBeforeTheCall() {
        List<String> ids = connect();
        JunctureProcess victim = victim();
        ActiveFault hold = atlassian.add(Fault.hold().on("POST", "/oauth/token"));
        askFor(ids, victim);
        awaitWaiting(hold);
        victim.kill();
        assertThat(ids).allMatch(rows::leased);
        atlassian.clearFault(hold.id());
        assertNextCallersServed(ids);
        assertAliveBeyondTheLeeway(ids);
    }

    @Test
    void losesNoConnectionWhenKilledBetweenTheAnswerAndTheCommit() {
        List<String> ids = connect();
        JunctureProcess victim = victim();
        ActiveFault hold = atlassian.add(Fault.hold().afterwards().on("POST", "/oauth/token"));
        askFor(ids, victim);
        awaitWaiting(hold);
        victim.kill();
        atlassian.clearFault(hold.id());
        assertNextCallersServed(ids);
        assertAliveBeyondTheLeeway(ids);
    }

    @Test
    void losesNoConnectionWhenKilledBetweenTheAnswerAndTheCommitWithoutRedis() {
        withoutRedis(this::losesNoConnectionWhenKilledBetweenTheAnswerAndTheCommit);
    }

    @EnduranceTest
    void losesNoConnectionWhenKilledAtAnyInstantWithoutRedis() {
        withoutRedis(this::losesNoConnectionWhenKilledAtAnyInstant);
    }

    private static void withoutRedis(Runnable round) {
        redis.stop();
        try {
            round.run();
        } finally {
            redis.startAgain();
        }
    }

    @EnduranceTest
    void losesNoConnectionWhenKilledWhileItCommits() throws SQLException {
        List<String> ids = connect();
        JunctureProcess victim = victim();
        ActiveFault hold = atlassian.add(Fault.hold().afterwards().on("POST", "/oauth/token"));
        askFor(ids, victim);
        awaitWaiting(hold);
        try (Connection locks = rows.database().getConnection();
                Statement statement = locks.createStatement()) {
            locks.setAutoCommit(false);
            statement.execute("select 1 from juncture.connection for update");
            atlassian.clearFault(hold.id());
            eventually(() -> rows.waitingForALock() > 0);
            victim.kill();
            locks.rollback();
        }
        assertNextCallersServed(ids);
        assertAliveBeyondTheLeeway(ids);
    }

    @EnduranceTest
    void losesNoConnectionWhenKilledBetweenTheCommitAndTheAnswer() {
        List<String> ids = connect();
        JunctureProcess victim = victim();
        List<Long> before = ids.stream().map(rows::version).toList();
        askFor(ids, victim);
        eventually(() -> rows.version(ids.get(0)) > before.get(0));
        victim.kill();
        assertNextCallersServed(ids);
        assertAliveBeyondTheLeeway(ids);
    }

    @EnduranceTest
    void losesNoConnectionWhenKilledAtAnyInstant() {
        Random random = new Random(SEED);
        List<String> all = new ArrayList<>();
        for (int kill = 0; kill < 4; kill++) {
            List<String> ids = connect();
            JunctureProcess victim = victim();
            ActiveFault slow =
                    atlassian.add(Fault.latency(Duration.ofMillis(40)).on("POST", "/oauth/token"));
            askFor(ids, victim);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(150)));
            victim.kill();
            atlassian.clearFault(slow.id());
            all.addAll(ids);
        }
        assertNextCallersServed(all);
        assertAliveBeyondTheLeeway(all);
    }

    @Test
    void losesNoUnusedConnectionWithinTheLeeway() {
        List<String> ids = connect();
        List<Long> before = ids.stream().map(rows::version).toList();
        JunctureProcess victim = victim();
        ActiveFault hold = atlassian.add(Fault.hold().afterwards().on("POST", "/oauth/token"));
        askFor(ids, victim);
        awaitWaiting(hold);
        victim.kill();
        atlassian.clearFault(hold.id());
        // The leases expire, and the next process that starts sweeps.
        ids.forEach(rows::endLease);
        JunctureProcess sweeper = JunctureProcess.another(stores);
        try {
            sweeper.browser();
            eventually(() -> IntStream.range(0, ids.size()).allMatch(i -> rows.version(ids.get(i)) > before.get(i)));
            assertAliveBeyondTheLeeway(ids);
        } finally {
            sweeper.close();
        }
    }

    /** All refreshes have reached this point. */
    private static void awaitWaiting(ActiveFault hold) {
        try {
            hold.awaitWaiting(AT_ONCE, Duration.ofMinutes(1));
        } catch (InterruptedException | TimeoutException stuck) {
            throw new AssertionError("The refreshes do not come.", stuck);
        }
    }

    private JunctureProcess victim() {
        JunctureProcess victim = next.join();
        startNext();
        return victim;
    }

    /** Creates connections with expired tokens. */
    private List<String> connect() {
        List<String> ids = IntStream.range(0, AT_ONCE)
                .mapToObj(i -> "killed-" + UUID.randomUUID())
                .toList();
        ids.forEach(id -> callers.connect(id, "ada"));
        ids.forEach(rows::expireToken);
        return ids;
    }

    /** A killed process does not answer. */
    private static void askFor(List<String> ids, JunctureProcess victim) {
        Browser browser = victim.browser();
        for (String id : ids) {
            threads.execute(() -> {
                try {
                    browser.accessToken(id);
                } catch (UncheckedIOException killed) {
                    // The process was killed during this call. The test checks only the next caller.
                }
            });
        }
    }

    /** All call at the same time: each waits until a lease ends, and no longer. */
    private static void assertNextCallersServed(List<String> ids) {
        List<CompletableFuture<Browser.Answer>> answers = ids.stream()
                .map(id -> CompletableFuture.supplyAsync(() -> callers.accessToken(id), threads))
                .toList();
        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.join().status()).isEqualTo(200));
    }

    private void assertAliveBeyondTheLeeway(List<String> ids) {
        atlassian.advanceClock(Duration.ofMinutes(11));
        ids.forEach(rows::expireToken);
        assertNextCallersServed(ids);
        assertThat(ids)
                .allSatisfy(id -> assertThat(
                                callers.validity(id).json().path("is_invalid").asBoolean())
                        .isFalse());
    }

    private static void eventually(BooleanSupplier condition) {
        await().atMost(Duration.ofMinutes(2))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .until(condition::getAsBoolean);
    }
}
