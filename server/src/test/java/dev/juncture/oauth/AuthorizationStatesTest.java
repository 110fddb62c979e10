package dev.juncture.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.juncture.connection.ConnectionKey;
import dev.juncture.crypto.LocalSealer;
import dev.juncture.crypto.Place;
import dev.juncture.error.ApiException;
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
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

@JunctureTest
class AuthorizationStatesTest {
    @Autowired
    AuthorizationStates states;

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
        assertThat(states.use(states.start(key, browser), "fake", browser)).isEqualTo(started);
    }

    @Test
    void saysWhenAnotherBrowserMayHaveStartedTheConnect() {
        assertThat(states.use(states.start(key, browser), "fake", null).browserHash())
                .isNull();
        assertThat(states.use(states.start(key, browser), "fake", OneTimeSecret.create())
                        .browserHash())
                .isNull();
    }

    @Test
    void worksOnce() {
        Secret state = states.start(key, browser);
        states.use(state, "fake", browser);
        assertInvalid(state, "fake");
    }

    /** Base64 leaves bits of the last character unused. */
    @Test
    void hasNoSecondSpelling() {
        Secret state = states.start(key, browser);
        String start = state.value().substring(0, state.value().length() - 1);
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_="
                .chars()
                .mapToObj(last -> start + (char) last)
                .filter(other -> !other.equals(state.value()))
                .forEach(other -> assertInvalid(new Secret(other), "fake"));
        assertInvalid(new Secret(state.value() + "="), "fake");
        assertThat(states.use(state, "fake", browser)).isEqualTo(started);
    }

    @Test
    void worksForOneOfFiftyCallers() {
        Secret state = states.start(key, browser);
        Together<Started> callers = Together.run(50, i -> states.use(state, "fake", browser));
        assertThat(callers.results()).containsExactly(started);
        assertThat(callers.failures()).hasSize(49).allMatch(ApiException.class::isInstance);
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
    void cannotBeMadeFromWhatIsSealedForAnotherPlace() {
        Secret state = states.start(key, browser);
        String content = sealer.open(state.value(), new Place("oauth", "state", "content"))
                .orElseThrow();
        assertInvalid(new Secret(sealer.seal(content, new Place("oauth", "other", "content"))), "fake");
    }

    @Test
    void showsNothingOfTheConnect() {
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
        states.use(state, "fake", browser);
        assertThat(rows()).isEqualTo(before + 1);
    }

    @Test
    void endsAfterTenMinutes() {
        Secret state = at(Duration.ofMinutes(-11)).start(key, browser);
        assertInvalid(state, "fake");
        assertThat(at(Duration.ofMinutes(-9)).start(key, browser))
                .satisfies(
                        valid -> assertThat(states.use(valid, "fake", browser)).isEqualTo(started));
    }

    /** Returns states whose clock differs. */
    private AuthorizationStates at(Duration difference) {
        Clock clock = Clock.offset(Clock.systemUTC(), difference);
        return new AuthorizationStates(null, sessions, sealer, json, clock);
    }

    private long rows() {
        return jdbc.sql("select count(*) from juncture.connect_step where kind = 'used_state'")
                .query(Long.class)
                .single();
    }

    private void assertInvalid(Secret state, String provider) {
        assertThatThrownBy(() -> states.use(state, provider, browser))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        refusal -> assertThat(refusal.code().code()).isEqualTo("invalid_state"));
    }
}
