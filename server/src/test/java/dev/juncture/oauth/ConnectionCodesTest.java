package dev.juncture.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.juncture.connection.Connection;
import dev.juncture.connection.ConnectionKey;
import dev.juncture.connection.Connections;
import dev.juncture.connection.NewGrant;
import dev.juncture.error.ApiException;
import dev.juncture.provider.Account;
import dev.juncture.secret.OneTimeSecret;
import dev.juncture.secret.Secret;
import dev.juncture.testing.FakeProvider;
import dev.juncture.testing.JunctureTest;
import dev.juncture.testing.TestConnections;
import dev.juncture.testing.Together;
import dev.juncture.token.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@JunctureTest
class ConnectionCodesTest {
    @Autowired
    ConnectionCodes codes;

    @Autowired
    Connections connections;

    @Autowired
    Tokens tokens;

    @Autowired
    TestConnections testConnections;

    @Autowired
    JdbcClient jdbc;

    private final ConnectionKey key = TestConnections.freshKey(FakeProvider.NAME);
    private final AuthorizationStates.Started started = new AuthorizationStates.Started(key, Optional.empty(), null);
    private final AtomicInteger uses = new AtomicInteger();
    private Secret code;

    @BeforeEach
    void storeAGrant() {
        code = codes.store(started, FakeProvider.pair("waiting"), Instant.now());
    }

    @Test
    void returnsTheGrantEachTimeItIsRead() {
        WaitingGrant grant = codes.peek(code, FakeProvider.NAME);
        assertThat(grant.key()).isEqualTo(key);
        assertThat(grant.tokens()).isEqualTo(FakeProvider.pair("waiting"));
        assertThat(codes.peek(code, FakeProvider.NAME)).isEqualTo(grant);
    }

    @Test
    void keepsTheScopesOfTheGrant() {
        Secret another = codes.store(started, FakeProvider.pair("scoped", "read write"), Instant.now());
        assertThat(codes.peek(another, FakeProvider.NAME).tokens())
                .isEqualTo(FakeProvider.pair("scoped", "read write"));
    }

    @Test
    void keepsTheGrantSealedUnderAHashForFifteenMinutes() {
        assertThat(contentOf(code)).doesNotContain("access-waiting", "refresh-waiting", code.value());
        assertThat(Duration.between(Instant.now(), time(code, "expires_at")))
                .isBetween(Duration.ofMinutes(14), Duration.ofMinutes(15));
    }

    @Test
    void opensAGrantUnderItsOwnCodeOnly() {
        Secret other = codes.store(started, FakeProvider.pair("other"), Instant.now());
        update(other, "content = ?", contentOf(code));
        assertThatThrownBy(() -> codes.peek(other, FakeProvider.NAME)).hasMessageContaining("belong to another row");
    }

    @Test
    void makesOneConnection() {
        assertThat(use()).isEqualTo("made");
        assertThat(uses).hasValue(1);
        assertInvalid(() -> codes.peek(code, FakeProvider.NAME));
        assertThat(rows(code)).isZero();
    }

    @Test
    void answersARetryWithoutMakingAnotherConnection() {
        use();
        assertThat(use()).isEqualTo("replayed");
        assertThat(uses).hasValue(1);
        assertThat(connections.require(key).tokenVersion()).isOne();
    }

    @Test
    void refusesARetryThatWantsSomethingElse() {
        use();
        assertInvalid(() -> codes.useOnce(code, FakeProvider.NAME, hash -> Optional.empty(), this::connect));
        assertThat(uses).hasValue(1);
    }

    @Test
    void makesOneConnectionOfFiftyUsesAtOnce() {
        Together<String> callers = Together.run(50, i -> use());
        assertThat(callers.failures()).isEmpty();
        assertThat(callers.results()).hasSize(50).containsOnlyOnce("made").contains("replayed");
        assertThat(uses).hasValue(1);
        assertThat(connections.require(key).tokenVersion()).isOne();
    }

    @Test
    void staysUsableAfterAFailure() {
        assertThatThrownBy(() -> codes.useOnce(code, FakeProvider.NAME, hash -> Optional.empty(), grant -> {
                    throw new IllegalStateException("no such site");
                }))
                .hasMessage("no such site");
        assertThat(use()).isEqualTo("made");
    }

    @Test
    void makesOneConnectionDespiteACrashBetweenCommitAndCleanUp() {
        String waiting = contentOf(code);
        use();
        jdbc.sql("""
                insert into juncture.connect_step (kind, hash, content, anonymous, expires_at)
                values ('grant', ?, ?, true, now() + interval '1 minute')
                """).params(OneTimeSecret.hash(code), waiting).update();

        assertThat(use()).isEqualTo("replayed");
        assertInvalid(() -> codes.useOnce(code, FakeProvider.NAME, hash -> Optional.empty(), this::connect));
        assertThat(connections.require(key).tokenVersion()).isOne();
    }

    @Test
    void waitsForTheHolderOfTheClaim() throws Exception {
        CountDownLatch holding = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<String> first = threads.submit(() -> codes.useOnce(code, FakeProvider.NAME, this::replay, grant -> {
                holding.countDown();
                await(release);
                return connect(grant);
            }));
            await(holding);
            Future<String> second = threads.submit(this::use);
            release.countDown();

            assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo("made");
            assertThat(second.get(10, TimeUnit.SECONDS)).isEqualTo("replayed");
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void canBeUsedAgainWhenTheClaimOfAStoppedProcessEnds() throws Exception {
        hold("a stopped process");
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Future<String> waiting = thread.submit(this::use);
            update(code, "held_until = ?", OffsetDateTime.now());
            assertThat(waiting.get(10, TimeUnit.SECONDS)).isEqualTo("made");
        } finally {
            thread.shutdownNow();
        }
    }

    @Test
    void holdsTheCodeForTenSecondsAtMost() {
        codes.useOnce(code, FakeProvider.NAME, hash -> Optional.empty(), grant -> {
            assertThat(Duration.between(Instant.now(), time(code, "held_until")))
                    .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(10));
            return "done";
        });
    }

    @Test
    void leavesTheHoldOfAnotherCallerAlone() {
        assertThatThrownBy(() -> codes.useOnce(code, FakeProvider.NAME, hash -> Optional.empty(), grant -> {
                    // The hold expired while this caller was slow, and another caller took it.
                    hold("another caller");
                    throw new IllegalStateException("too slow");
                }))
                .hasMessage("too slow");
        assertThat(jdbc.sql("select holder from juncture.connect_step where kind = 'grant' and hash = ?")
                        .param(OneTimeSecret.hash(code))
                        .query(String.class)
                        .single())
                .isEqualTo("another caller");
    }

    @Test
    void letsTheFirstCommitWinWhenTheClaimHasExpired() {
        String outcome = codes.useOnce(code, FakeProvider.NAME, this::replay, grant -> {
            connect(grant);
            return connect(grant);
        });
        assertThat(outcome).isEqualTo("replayed");
        assertThat(connections.require(key).tokenVersion()).isOne();
    }

    @Test
    void isUnknownForAnotherProvider() {
        assertInvalid(() -> codes.peek(code, "jira"));
        assertInvalid(() -> codes.useOnce(code, "jira", hash -> Optional.empty(), this::connect));
        assertThat(use()).isEqualTo("made");
    }

    @Test
    void isUnknownWhenNoGrantWasStoredUnderIt() {
        assertInvalid(() -> codes.peek(new Secret("forged"), FakeProvider.NAME));
        assertInvalid(
                () -> codes.useOnce(new Secret("forged"), FakeProvider.NAME, hash -> Optional.empty(), this::connect));
    }

    @Test
    void refusesMoreAnonymousGrantsThanFit() {
        jdbc.sql("""
                insert into juncture.connect_step (kind, hash, content, anonymous, expires_at)
                select 'grant', 'filler-' || i, '{}', true, now() + interval '1 minute' from generate_series(1, 20000) i
                """).update();
        try {
            assertThatThrownBy(() -> codes.store(started, FakeProvider.pair("late"), Instant.now()))
                    .isInstanceOfSatisfying(
                            ApiException.class,
                            refusal -> assertThat(refusal.code().code()).isEqualTo("unavailable"));
        } finally {
            jdbc.sql("delete from juncture.connect_step where hash like 'filler-%'")
                    .update();
        }
    }

    @Test
    void removesGrantsWhoseTimeIsUp() {
        update(code, "expires_at = ?", OffsetDateTime.now().minusMinutes(1));
        assertInvalid(() -> codes.peek(code, FakeProvider.NAME));
        codes.store(started, FakeProvider.pair("next"), Instant.now());
        assertThat(rows(code)).isZero();
    }

    private void hold(String holder) {
        update(code, "held_until = ?", OffsetDateTime.now().plusSeconds(10));
        update(code, "holder = ?", holder);
    }

    private void update(Secret of, String change, Object value) {
        jdbc.sql("update juncture.connect_step set " + change + " where kind = 'grant' and hash = ?")
                .params(value, OneTimeSecret.hash(of))
                .update();
    }

    private String contentOf(Secret of) {
        return jdbc.sql("select content from juncture.connect_step where kind = 'grant' and hash = ?")
                .param(OneTimeSecret.hash(of))
                .query(String.class)
                .single();
    }

    private Instant time(Secret of, String column) {
        return jdbc.sql("select " + column + " from juncture.connect_step where kind = 'grant' and hash = ?")
                .param(OneTimeSecret.hash(of))
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    private long rows(Secret of) {
        return jdbc.sql("select count(*) from juncture.connect_step where kind = 'grant' and hash = ?")
                .param(OneTimeSecret.hash(of))
                .query(Long.class)
                .single();
    }

    private String use() {
        return codes.useOnce(code, FakeProvider.NAME, this::replay, this::connect);
    }

    private Optional<String> replay(String codeHash) {
        return testConnections.madeBy(codeHash).map(connection -> "replayed");
    }

    private String connect(WaitingGrant grant) {
        uses.incrementAndGet();
        Connection made = testConnections.connect(
                grant.key(),
                new NewGrant(
                        grant.connectedBy(),
                        Optional.of(new Account("ann", "Ann")),
                        grant.grantedAt(),
                        grant.grantedAt().plus(Duration.ofDays(30)),
                        id -> tokens.seal(grant.key().projectId(), id, grant.tokens(), grant.grantedAt())));
        return made.tokenVersion() == 1 ? "made" : "made again";
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    private static void assertInvalid(Runnable use) {
        assertThatThrownBy(use::run)
                .isInstanceOfSatisfying(
                        ApiException.class,
                        refusal -> assertThat(refusal.code().code()).isEqualTo("invalid_connection_code"));
    }
}
