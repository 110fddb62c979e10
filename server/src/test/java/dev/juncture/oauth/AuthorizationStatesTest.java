package dev.juncture.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.juncture.connection.ConnectionKey;
import dev.juncture.error.ApiException;
import dev.juncture.secret.Secret;
import dev.juncture.testing.JunctureTest;
import dev.juncture.testing.TestConnections;
import dev.juncture.testing.Together;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.core.StringRedisTemplate;

@JunctureTest
class AuthorizationStatesTest {
    @Autowired
    AuthorizationStates states;

    @Autowired
    StringRedisTemplate redis;

    private final ConnectionKey key = TestConnections.freshKey("fake");
    private final AuthorizationStates.Started started = new AuthorizationStates.Started(key, Optional.empty());

    @Test
    void returnsTheConnectThatStartedIt() {
        assertThat(states.use(states.start(key), "fake", null)).isEqualTo(started);
    }

    @Test
    void worksOnce() {
        Secret state = states.start(key);
        states.use(state, "fake", null);
        assertInvalid(state, "fake");
    }

    @Test
    void worksForOneOfFiftyCallers() {
        Secret state = states.start(key);
        Together<AuthorizationStates.Started> callers = Together.run(50, i -> states.use(state, "fake", null));
        assertThat(callers.results()).containsExactly(started);
        assertThat(callers.failures()).hasSize(49).allMatch(ApiException.class::isInstance);
    }

    @Test
    void isUsedUpByACallbackOfAnotherProvider() {
        Secret state = states.start(key);
        assertInvalid(state, "jira");
        assertInvalid(state, "fake");
    }

    @Test
    void isUnknownWithoutAConnect() {
        assertInvalid(new Secret("forged"), "fake");
        assertInvalid(new Secret(""), "fake");
    }

    @Test
    void isStoredAsAHashForTenMinutes() {
        Set<String> before = redis.keys("juncture:state:*");
        Secret state = states.start(key);
        Set<String> added = redis.keys("juncture:state:*");
        added.removeAll(before);

        assertThat(added).hasSize(1).allSatisfy(name -> {
            assertThat(name).doesNotContain(state.value());
            assertThat(redis.opsForValue().get(name)).doesNotContain(state.value());
            assertThat(Duration.ofSeconds(redis.getExpire(name)))
                    .isBetween(Duration.ofMinutes(9), Duration.ofMinutes(10));
        });
    }

    private void assertInvalid(Secret state, String provider) {
        assertThatThrownBy(() -> states.use(state, provider, null))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        refusal -> assertThat(refusal.code().code()).isEqualTo("invalid_state"));
    }
}
