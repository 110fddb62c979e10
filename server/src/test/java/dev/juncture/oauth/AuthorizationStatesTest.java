package dev.juncture.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.juncture.connection.ConnectionKey;
import dev.juncture.crypto.LocalSealer;
import dev.juncture.crypto.Place;
import dev.juncture.error.ApiException;
import dev.juncture.error.ErrorCode;
import dev.juncture.oauth.AuthorizationStates.Started;
import dev.juncture.secret.OneTimeSecret;
import dev.juncture.secret.Secret;
import dev.juncture.testing.JunctureTest;
import dev.juncture.testing.TestConnections;
import dev.juncture.testing.Together;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

@JunctureTest
class AuthorizationStatesTest {
    @Autowired
    AuthorizationStates states;

    @Autowired
    UsedStates used;

    @Autowired
    ConnectSessions sessions;

    @Autowired
    LocalSealer sealer;

    @Autowired
    JsonMapper json;

    @Autowired
    JdbcClient jdbc;

    private final Secret browser = OneTimeSecret.create();
    private final ConnectionKey key = TestConnections.freshKey("fake");
    private final Started started = new Started(key, Optional.empty(), OneTimeSecret.hash(browser));

    @Test
    void returnsTheConnectThatStartedIt() {
        assertThat(use(states.start(key, browser), "fake", browser)).isEqualTo(started);
    }

    @Test
    void saysWhenAnotherBrowserMayHaveStartedTheConnect() {
        assertThat(use(states.start(key, browser), "fake", null).browserHash()).isNull();
        assertThat(use(states.start(key, browser), "fake", OneTimeSecret.create())
                        .browserHash())
                .isNull();
    }

    @Test
    void leadsTheSameBrowserToTheSameCode() {
        Secret state = states.start(key, browser);
        Secret code = states.use(state, "fake", browser, connect -> OneTimeSecret.create());
        for (int i = 0; i < 3; i++) {
            assertThat(states.use(state, "fake", browser, AuthorizationStatesTest::notAgain))
                    .isEqualTo(code);
        }
    }

    /** Base64 leaves bits of the last character unused. */
    @Test
    void isAcceptedOnlyInItsExactSpelling() {
        Secret state = states.start(key, browser);
        String start = state.value().substring(0, state.value().length() - 1);
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_="
                .chars()
                .mapToObj(last -> start + (char) last)
                .filter(other -> !other.equals(state.value()))
                .forEach(other -> assertInvalid(new Secret(other), "fake"));
        assertInvalid(new Secret(state.value() + "="), "fake");
        assertThat(use(state, "fake", browser)).isEqualTo(started);
    }

    @Test
    void refusesOtherBrowsersAfterItsUse() {
        Secret state = states.start(key, browser);
        use(state, "fake", browser);
        assertInvalid(state, "fake", null);
        assertInvalid(state, "fake", OneTimeSecret.create());
    }

    /** An attacker may send a link of their own connect to a user. The attacker must not get the user's grant. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void doesNotLeadItsBrowserToTheGrantOfAnotherBrowser(boolean hasCookie) {
        Secret state = states.start(key, browser);
        use(state, "fake", hasCookie ? OneTimeSecret.create() : null);
        assertInvalid(state, "fake", browser);
    }

    @Test
    void leadsFiftyCallersOfTheSameBrowserToOneCode() {
        Secret state = states.start(key, browser);
        AtomicInteger grants = new AtomicInteger();
        Together<Secret> callers = Together.run(
                50,
                i -> states.use(state, "fake", browser, connect -> {
                    grants.incrementAndGet();
                    return OneTimeSecret.create();
                }));
        assertThat(callers.failures()).isEmpty();
        assertThat(Set.copyOf(callers.results())).hasSize(1);
        assertThat(grants).hasValue(1);
    }

    @Test
    void worksForOneOfFiftyCallersWithoutACookie() {
        Secret state = states.start(key, browser);
        Together<Started> callers = Together.run(50, i -> use(state, "fake", null));
        assertThat(callers.results()).hasSize(1);
        assertThat(callers.failures()).hasSize(49).allMatch(ApiException.class::isInstance);
    }

    @Test
    void aRepeatedCallbackWaitsForTheFirstOne() throws Exception {
        Secret state = states.start(key, browser);
        Secret code = OneTimeSecret.create();
        CountDownLatch inUse = new CountDownLatch(1);
        CountDownLatch answered = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<Secret> first = threads.submit(() -> states.use(state, "fake", browser, connect -> {
                inUse.countDown();
                awaits(answered);
                return code;
            }));
            awaits(inUse);
            Future<Secret> second =
                    threads.submit(() -> states.use(state, "fake", browser, AuthorizationStatesTest::notAgain));
            assertInvalid(state, "fake", null);
            assertThat(second.isDone()).isFalse();
            answered.countDown();
            assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo(code);
            assertThat(second.get(10, TimeUnit.SECONDS)).isEqualTo(code);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void leadsTheSameBrowserToTheSameRefusal() {
        Secret state = states.start(key, browser);
        ErrorCode declined = new ErrorCode("consent_declined", 400);
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> states.use(state, "fake", browser, connect -> {
                        throw new ApiException(declined, "No.");
                    }))
                    .isInstanceOfSatisfying(
                            ApiException.class,
                            refusal -> assertThat(refusal.code().code()).isEqualTo("consent_declined"));
        }
    }

    @Test
    void storesNoCodeThatCanBeRead() {
        Secret state = states.start(key, browser);
        Secret code = states.use(state, "fake", browser, connect -> OneTimeSecret.create());
        assertThat(jdbc.sql("select content from juncture.connect_step where kind = 'used_state' and hash = ?")
                        .param(OneTimeSecret.hash(state))
                        .query(String.class)
                        .single())
                .contains("sealed")
                .doesNotContain(code.value(), OneTimeSecret.hash(code));
    }

    @Test
    void leadsTheSameBrowserToTheSameCodeAfterTheStateHasEnded() {
        Secret state = at(Duration.ofMinutes(-9)).start(key, browser);
        Secret code = states.use(state, "fake", browser, connect -> OneTimeSecret.create());
        AuthorizationStates later = new AuthorizationStates(
                used, sessions, sealer, json, Clock.offset(Clock.systemUTC(), Duration.ofMinutes(5)));
        assertThat(later.use(state, "fake", browser, AuthorizationStatesTest::notAgain))
                .isEqualTo(code);
    }

    @Test
    void isUsedUpByACallbackOfAnotherProvider() {
        Secret state = states.start(key, browser);
        assertInvalid(state, "jira");
        assertInvalid(state, "fake");
    }

    @Test
    void isUnknownWithoutAConnect() {
        assertInvalid(new Secret("forged"), "fake");
        assertInvalid(new Secret(""), "fake");
    }

    @Test
    void refusesAValueThatIsSealedForAnotherPlace() {
        Secret state = states.start(key, browser);
        String content = sealer.open(state.value(), new Place("oauth", "state", "content"))
                .orElseThrow();
        assertInvalid(new Secret(sealer.seal(content, new Place("oauth", "other", "content"))), "fake");
    }

    @Test
    void doesNotRevealTheExternalId() {
        String state = states.start(key, browser).value();
        assertThat(state).doesNotContain(key.externalId().value());
        assertThat(new String(Base64.getUrlDecoder().decode(state), StandardCharsets.ISO_8859_1))
                .doesNotContain(key.externalId().value());
    }

    @Test
    void storesNothingUntilItIsUsed() {
        long before = rows();
        Secret state = states.start(key, browser);
        assertThat(rows()).isEqualTo(before);
        use(state, "fake", browser);
        assertThat(rows()).isEqualTo(before + 1);
    }

    @Test
    void endsAfterTenMinutes() {
        Secret state = at(Duration.ofMinutes(-11)).start(key, browser);
        assertInvalid(state, "fake");
        assertThat(at(Duration.ofMinutes(-9)).start(key, browser))
                .satisfies(valid -> assertThat(use(valid, "fake", browser)).isEqualTo(started));
    }

    /** Returns states whose clock differs. */
    private AuthorizationStates at(Duration difference) {
        Clock clock = Clock.offset(Clock.systemUTC(), difference);
        return new AuthorizationStates(used, sessions, sealer, json, clock);
    }

    private long rows() {
        return jdbc.sql("select count(*) from juncture.connect_step where kind = 'used_state'")
                .query(Long.class)
                .single();
    }

    /** Uses a state for the first time. */
    private Started use(Secret state, String provider, @Nullable Secret caller) {
        AtomicReference<Started> seen = new AtomicReference<>();
        states.use(state, provider, caller, connect -> {
            seen.set(connect);
            return OneTimeSecret.create();
        });
        return seen.get();
    }

    private static Secret notAgain(Started connect) {
        throw new AssertionError("A second grant for " + connect);
    }

    private static void awaits(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    private void assertInvalid(Secret state, String provider) {
        assertInvalid(state, provider, browser);
    }

    private void assertInvalid(Secret state, String provider, @Nullable Secret caller) {
        assertThatThrownBy(() -> states.use(state, provider, caller, connect -> OneTimeSecret.create()))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        refusal -> assertThat(refusal.code().code()).isEqualTo("invalid_state"));
    }
}
