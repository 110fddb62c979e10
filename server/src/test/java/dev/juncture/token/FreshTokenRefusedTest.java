package dev.juncture.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.juncture.connection.Connection;
import dev.juncture.connection.Connections;
import dev.juncture.error.ApiException;
import dev.juncture.error.ErrorCode;
import dev.juncture.provider.GrantRefusedException;
import dev.juncture.secret.Secret;
import dev.juncture.testing.FakeProvider;
import dev.juncture.testing.JunctureTest;
import dev.juncture.testing.TestConnections;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A token that was refreshed a moment ago and is refused nevertheless. */
@JunctureTest
class FreshTokenRefusedTest {
    @Autowired
    AccessTokens accessTokens;

    @Autowired
    TokenRefresher refresher;

    @Autowired
    Connections connections;

    @Autowired
    TestConnections testConnections;

    private final FakeProvider provider = FakeProvider.INSTANCE;
    private Connection connection;

    @BeforeEach
    void refresh() {
        provider.onRefresh(token -> FakeProvider.pair("renewed-" + provider.refreshes()));
        Connection stale = testConnections.connectWithExpiredToken(TestConnections.freshKey(FakeProvider.NAME));
        connection = refresher.refresh(stale);
    }

    @Test
    void isReplacedOnceMore() {
        assertThat(replaceCurrent()).hasValue(new Secret("access-renewed-2"));
        assertThat(provider.refreshes()).isEqualTo(2);
    }

    @Test
    void isReplacedAtMostOnceAMinute() {
        replaceCurrent();
        assertThat(replaceCurrent()).isEmpty();
        assertThat(replaceCurrent()).isEmpty();
        assertThat(provider.refreshes()).isEqualTo(2);

        testConnections.set(connection.id(), "refreshed_again_at = now() - interval '61 seconds'");
        assertThat(replaceCurrent()).hasValue(new Secret("access-renewed-3"));
        assertThat(replaceCurrent()).isEmpty();
    }

    @Test
    void isNotReplacedAgainWhenTheProviderFailed() {
        provider.onRefresh(token -> {
            throw new ApiException(ErrorCode.RATE_LIMITED, "Later.");
        });
        assertThatThrownBy(this::replaceCurrent).isInstanceOf(ApiException.class);
        assertThat(replaceCurrent()).isEmpty();
        assertThat(provider.refreshes()).isEqualTo(2);
    }

    @Test
    void isNotReplacedAfterAnotherProcessFailedToReplaceIt() {
        testConnections.set(
                connection.id(),
                "refreshed_again_at = now(), lease_owner = gen_random_uuid(), lease_until = now() + interval '1 second'");
        assertThat(replaceCurrent()).isEmpty();
        assertThat(provider.refreshes()).isOne();
    }

    @Test
    void isReplacedByANewerStoredToken() {
        Secret refused = current();
        replaceCurrent();
        assertThat(accessTokens.insteadOf(refused, connection).map(AccessToken::secret))
                .hasValue(new Secret("access-renewed-2"));
        assertThat(provider.refreshes()).isEqualTo(2);
    }

    @Test
    void needsAConsentWhenTheGrantIsDead() {
        provider.onRefresh(token -> {
            throw new GrantRefusedException("invalid_grant");
        });
        assertThatThrownBy(this::replaceCurrent)
                .isInstanceOfSatisfying(
                        ApiException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.REAUTHORIZATION_REQUIRED));
        assertThat(connections.require(connection.id()).isInvalid()).isTrue();
    }

    @Test
    void isReplacedAsUsualWhenItIsNoLongerFresh() {
        replaceCurrent();
        testConnections.set(connection.id(), "refreshed_at = now() - interval '6 minutes'");
        assertThat(replaceCurrent()).hasValue(new Secret("access-renewed-3"));
    }

    private Optional<Secret> replaceCurrent() {
        return accessTokens.insteadOf(current(), connection).map(AccessToken::secret);
    }

    private Secret current() {
        return accessTokens.freshFor(connections.require(connection.id())).secret();
    }
}
