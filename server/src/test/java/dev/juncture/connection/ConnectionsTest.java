package dev.juncture.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.juncture.error.ApiException;
import dev.juncture.testing.FakeProvider;
import dev.juncture.testing.JunctureTest;
import dev.juncture.testing.TestConnections;
import dev.juncture.testing.Together;
import dev.juncture.token.TokenFixture;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

@JunctureTest
class ConnectionsTest {
    @Autowired
    Connections connections;

    @Autowired
    BeanFactory process;

    @Autowired
    TestConnections testConnections;

    @Autowired
    JdbcClient jdbc;

    private final ConnectionKey key = TestConnections.freshKey(FakeProvider.NAME);

    @Test
    void storesANewConnection() {
        NewGrant grant = testConnections.grant("ann");
        Connection made = testConnections.connect(key, grant);

        assertThat(connections.require(key)).isEqualTo(connections.require(made.id()));
        assertThat(made.tokenVersion()).isOne();
        assertThat(made.accountId()).isEqualTo("ann");
        assertThat(made.accountName()).isEqualTo("Name of ann");
        assertThat(testConnections.madeBy(grant).orElseThrow()).isEqualTo(made.id());
    }

    @Test
    void keepsIdAndAgeWhenTheSameAccountReconnects() {
        Connection first = testConnections.connect(key, testConnections.grant("ann"));
        TokenFixture.in(process).lease(first, Duration.ofSeconds(20));
        Connection second = testConnections.connect(key, testConnections.grant("ann", FakeProvider.pair("second")));

        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.createdAt()).isCloseTo(first.createdAt(), within(1, ChronoUnit.MILLIS));
        assertThat(second.tokenVersion()).isEqualTo(2);
        assertThat(second.refreshToken()).isNotEqualTo(first.refreshToken());
        assertThat(connections.require(key).leaseOwner()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "unknown",
            value = {"ann, bob", "ann, unknown", "unknown, ann", "unknown, unknown"})
    void refusesAnotherOrAnUnknownAccountOverAHealthyConnection(@Nullable String before, @Nullable String now) {
        Connection healthy = testConnections.connect(key, testConnections.grant(before));
        NewGrant grant = testConnections.grant(now);

        assertThatThrownBy(() -> testConnections.connect(key, grant))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(ConnectionErrors.ALREADY_CONNECTED));

        assertThat(connections.require(key).tokenVersion()).isEqualTo(healthy.tokenVersion());
        assertThat(connections.require(key).accountId()).isEqualTo(before);
        assertThat(testConnections.madeBy(grant)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "unknown",
            value = {"bob, true", "unknown, true", "bob, false", "unknown, false"})
    void refusesAnotherOrAnUnknownAccountOverAConnectionThatHasEnded(@Nullable String account, boolean expired) {
        Connection first = ended("ann", expired);
        NewGrant grant = testConnections.grant(account);

        assertThatThrownBy(() -> testConnections.connect(key, grant))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(ConnectionErrors.ALREADY_CONNECTED));

        assertThat(connections.require(key)).isEqualTo(connections.require(first.id()));
        assertThat(connections.require(key).accountId()).isEqualTo("ann");
        assertThat(testConnections.madeBy(grant)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "unknown",
            value = {
                "ann, ann, false, true",
                "ann, ann, false, false",
                "unknown, bob, false, true",
                "unknown, unknown, false, false",
                "ann, bob, true, true",
                "ann, unknown, true, false"
            })
    void restoresAConnectionThatHasEnded(
            @Nullable String before, @Nullable String account, boolean reconnect, boolean expired) {
        Connection first = ended(before, expired);

        NewGrant grant = testConnections.grant(account);
        Connection second = testConnections.connect(key, reconnect ? testConnections.reconnecting(grant) : grant);

        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.accountId()).isEqualTo(account);
        assertThat(second.isInvalid()).isFalse();
        assertThat(second.invalidReason()).isNull();
        assertThat(second.tokenVersion()).isEqualTo(2);
    }

    private Connection ended(@Nullable String account, boolean expired) {
        Connection connection = testConnections.connect(key, testConnections.grant(account));
        if (expired) {
            testConnections.expireGrant(connection.id());
        } else {
            testConnections.invalidate(connection.id());
        }
        return connection;
    }

    @Test
    void acceptsAConnectionCodeOnce() {
        NewGrant grant = testConnections.grant("ann");
        testConnections.connect(key, grant);
        ConnectionKey other = TestConnections.freshKey(FakeProvider.NAME);

        assertThatThrownBy(() -> testConnections.connect(key, grant)).isInstanceOf(DuplicateKeyException.class);
        assertThatThrownBy(() -> testConnections.connect(other, grant)).isInstanceOf(DuplicateKeyException.class);

        assertThat(connections.require(key).tokenVersion()).isOne();
        assertThat(connections.find(other)).isEmpty();
    }

    @Test
    void refusesAUsedCodeAfterItsConnectionWasDeleted() {
        NewGrant grant = testConnections.grant("ann");
        testConnections.connect(key, grant);
        testConnections.delete(key);
        assertThatThrownBy(() -> testConnections.connect(key, grant)).isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void forgetsUsedCodesAfterADay() {
        NewGrant old = testConnections.grant("ann");
        NewGrant recent = testConnections.grant("ann");
        testConnections.connect(key, old);
        testConnections.connect(key, recent);
        age(old, "25 hours");
        age(recent, "23 hours");

        testConnections.connect(key, testConnections.grant("ann"));

        assertThat(testConnections.madeBy(old)).isEmpty();
        assertThat(testConnections.madeBy(recent)).isPresent();
    }

    @Test
    void makesOneConnectionForFiftyCallersAtTheSameTime() {
        Together<Connection> callers =
                Together.run(50, i -> testConnections.connect(key, testConnections.grant("ann")));

        assertThat(callers.failures()).isEmpty();
        assertThat(callers.results())
                .extracting(Connection::id)
                .containsOnly(connections.require(key).id());
        assertThat(callers.results())
                .extracting(Connection::tokenVersion)
                .doesNotHaveDuplicates()
                .contains(1L, 50L);
        assertThat(jdbc.sql("select count(*) from juncture.connection_external_map where external_id = ?")
                        .param(key.externalId().value())
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void connectsOneOfFiftyDifferentAccountsAtTheSameTime() {
        Together<Connection> callers =
                Together.run(50, i -> testConnections.connect(key, testConnections.grant("person-" + i)));

        assertThat(callers.results()).hasSize(1);
        assertThat(callers.failures())
                .hasSize(49)
                .allSatisfy(failure -> assertThat(failure)
                        .isInstanceOfSatisfying(
                                ApiException.class,
                                refusal -> assertThat(refusal.code()).isEqualTo(ConnectionErrors.ALREADY_CONNECTED)));
        assertThat(connections.require(key).accountId())
                .isEqualTo(callers.results().get(0).accountId());
    }

    @Test
    void keepsTheConnectionsOfTwoProvidersApart() {
        ConnectionKey elsewhere = new ConnectionKey(key.projectId(), "jira", key.externalId());
        Connection one = testConnections.connect(key, testConnections.grant("ann"));
        Connection other = testConnections.connect(elsewhere, testConnections.grant("bob"));
        assertThat(one.id()).isNotEqualTo(other.id());
        testConnections.delete(elsewhere);
        assertThat(connections.find(key)).isPresent();
    }

    @Test
    void storesNoUnencryptedToken() {
        Connection made = testConnections.connect(key, testConnections.grant("ann"));
        byte[] stored = jdbc.sql("select refresh_token || access_token from juncture.connection where id = ?")
                .param(made.id().value())
                .query(byte[].class)
                .single();
        assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain("first");
    }

    private void age(NewGrant grant, String age) {
        jdbc.sql("update juncture.used_connection_code set used_at = now() - ?::interval where code_hash = ?")
                .params(age, grant.by().codeHash())
                .update();
    }
}
