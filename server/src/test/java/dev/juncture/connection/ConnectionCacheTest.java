package dev.juncture.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.juncture.crypto.Ciphertext;
import dev.juncture.crypto.Place;
import dev.juncture.crypto.Sealer;
import dev.juncture.error.ApiException;
import dev.juncture.operation.Origin;
import dev.juncture.provider.GrantRefusedException;
import dev.juncture.secret.Secret;
import dev.juncture.testing.Calls;
import dev.juncture.testing.Calls.Answer;
import dev.juncture.testing.FakeProvider;
import dev.juncture.testing.Logged;
import dev.juncture.testing.ProcessPair;
import dev.juncture.testing.TestConnections;
import dev.juncture.testing.TwoProcesses;
import dev.juncture.token.AccessToken;
import dev.juncture.token.AccessTokens;
import dev.juncture.token.TokenFixture;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.RedisTemplate;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.serializer.RedisSerializer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A cache of one process, and changes by another. */
@TwoProcesses
class ConnectionCacheTest {
    private final ConfigurableApplicationContext other;
    private final Calls calls;
    private final ConnectionCache cache;
    private final Connections connections;
    private final Connections others;
    private final TestConnections grants;
    private final StringRedisTemplate redis;
    private final Sealer sealer;
    private final ConnectionKey key = TestConnections.freshKey(FakeProvider.NAME);
    private final String name = ConnectionCache.nameOf(key);
    private final Connection connection;

    ConnectionCacheTest(ProcessPair processes) {
        this.calls = processes.first().getBean(Calls.class);
        this.cache = processes.first().getBean(ConnectionCache.class);
        this.connections = processes.first().getBean(Connections.class);
        this.redis = processes.first().getBean(StringRedisTemplate.class);
        this.sealer = processes.first().getBean(Sealer.class);
        this.other = processes.second();
        this.others = other.getBean(Connections.class);
        this.grants = other.getBean(TestConnections.class);
        this.connection = grants.connect(key);
    }

    @BeforeEach
    void warm() {
        flush();
        warmUp();
    }

    @Test
    void doesNotTreatTheClaimOfAnotherReaderAsADamagedToken() {
        redis.opsForValue().set(name, UUID.randomUUID().toString());
        try (Logged log = Logged.by("dev.juncture")) {
            assertThat(tokenText()).isEqualTo("access-first");
            assertThat(log.text()).doesNotContain("ERROR", "WARN");
        }
    }

    @Test
    void keepsASnapshotOfTheRowForAMinuteAtMost() {
        assertThat(redis.getExpire(name, TimeUnit.MILLISECONDS)).isBetween(1L, 55_000L);
        assertThat(cached().orElseThrow())
                .isEqualTo(ConnectionSnapshot.of(others.require(connection.id())))
                .extracting(ConnectionSnapshot::tokenVersion)
                .isEqualTo(1L);
    }

    @Test
    void claimsTheEntryForFiveSecondsWhileItReadsTheRow() {
        redis.delete(name);
        cache.get(key, () -> {
            assertThat(redis.getExpire(name, TimeUnit.MILLISECONDS)).isBetween(1L, 5_000L);
            return Optional.empty();
        });
    }

    @Test
    void seesADeletionByAnotherProcessAtOnce() {
        assertThat(grants.delete(key)).isTrue();
        assertThat(check().json().path("exists").asBoolean()).isFalse();
        assertThat(token().code()).isEqualTo("connection_not_found");
    }

    @Test
    void seesAReconnectByAnotherProcessAtOnce() {
        grants.connect(key, grants.grant("ann", FakeProvider.pair("second")));
        assertThat(tokenText()).isEqualTo("access-second");
    }

    @Test
    void seesAReconnectOnlyWhenItsTransactionIsCommitted() {
        other.getBean(ConnectionStore.class)
                .connect(
                        key,
                        grants.grant("ann", FakeProvider.pair("second")),
                        Origin.SYSTEM,
                        connection -> assertThat(tokenText()).isEqualTo("access-first"));
        assertThat(tokenText()).isEqualTo("access-second");
    }

    @Test
    void seesADeletionOnlyWhenTheSurroundingTransactionIsCommitted() {
        other.getBean(TransactionTemplate.class).executeWithoutResult(status -> {
            grants.delete(key);
            assertThat(tokenText()).isEqualTo("access-first");
        });
        assertThat(token().code()).isEqualTo("connection_not_found");
    }

    @Test
    void seesARefreshByAnotherProcessAtOnce() {
        AccessTokens theirs = other.getBean(AccessTokens.class);
        AccessToken refused = theirs.freshFor(connection);
        theirs.insteadOf(refused.secret(), connection);
        assertThat(tokenText()).isEqualTo("access-renewed");
    }

    @Test
    void seesAVerdictByAnotherProcessAtOnce() {
        TokenFixture.in(other).markInvalid(connection, "invalid_grant");
        assertThat(check().json().path("is_invalid").asBoolean()).isTrue();
        assertThat(token().code()).isEqualTo("reauthorization_required");
    }

    @Test
    void seesAtOnceThatAnotherProcessTookAVerdictBack() {
        FakeProvider.INSTANCE.onRefresh(token -> {
            throw new GrantRefusedException("unauthorized_client");
        });
        List<Connection> many = Stream.concat(
                        Stream.of(grants.expireToken(connection.id())),
                        Stream.generate(() ->
                                        grants.connectWithExpiredToken(TestConnections.freshKey(FakeProvider.NAME)))
                                .limit(6))
                .toList();
        other.getBean(JdbcClient.class)
                .sql("update juncture.connection set refreshed_at = now() - interval '1 hour'")
                .update();

        refuse(many.get(0));
        assertThat(check().json().path("is_invalid").asBoolean()).isTrue();
        // This number of refusals within a minute suspends the verdicts.
        many.subList(1, many.size()).forEach(this::refuse);
        assertThat(check().json().path("is_invalid").asBoolean()).isFalse();
    }

    @Test
    void cachesNothingThatWasReadBeforeAChange() {
        redis.delete(name);
        Optional<ConnectionSnapshot> read = cache.get(key, () -> {
            Optional<Connection> before = connections.find(key);
            grants.delete(key);
            return before;
        });
        assertThat(read).isPresent();
        assertThat(check().json().path("exists").asBoolean()).isFalse();
    }

    @Test
    void doesNotReplaceAnEntryThatWasReadAfterTheChange() {
        redis.delete(name);
        cache.get(key, () -> {
            Optional<Connection> before = connections.find(key);
            grants.connect(key, grants.grant("ann", FakeProvider.pair("second")));
            others.snapshot(key);
            return before;
        });
        assertThat(cached())
                .hasValueSatisfying(
                        snapshot -> assertThat(snapshot.tokenVersion()).isEqualTo(2));
        assertThat(tokenText()).isEqualTo("access-second");
    }

    @Test
    void takesNoTokenFromTheCacheThatExpiresWithinAMinute() {
        grants.set(connection.id(), "access_token_expires_at = now() + interval '50 seconds'");
        check();
        assertThat(cached()).isPresent();
        assertThat(tokenText()).isEqualTo("access-renewed");
    }

    @Test
    void readsTheRowBeforeItRefusesAnInvalidConnection() {
        grants.invalidate(connection.id());
        assertThat(token().code()).isEqualTo("reauthorization_required");
        assertThat(cached())
                .hasValueSatisfying(snapshot -> assertThat(snapshot.invalid()).isTrue());
        keepTheEntryDuring(() -> grants.set(connection.id(), "invalid_at = null, invalid_reason = null"));
        assertThat(tokenText()).isEqualTo("access-first");
    }

    @Test
    void answersFromTheRowAfterRedisWasFlushed() {
        flush();
        assertThat(tokenText()).isEqualTo("access-first");
    }

    @ParameterizedTest
    @MethodSource
    void answersFromTheRowWhenTheEntryHasAnotherFormat(UnaryOperator<@Nullable String> damage) {
        Place here = new Place("cache", name, "connection");
        String content = sealer.open(new Ciphertext(bytes(name)), here).value();
        String damaged = damage.apply(content);
        put(
                name,
                damaged == null
                        ? new byte[0]
                        : sealer.seal(new Secret(damaged), here).bytes());

        assertThat(cached()).isEmpty();
        assertThat(tokenText()).isEqualTo("access-first");
        assertThat(check().json().path("exists").asBoolean()).isTrue();
    }

    static Stream<UnaryOperator<@Nullable String>> answersFromTheRowWhenTheEntryHasAnotherFormat() {
        return Stream.of(
                content -> null,
                content -> "",
                content -> "null",
                content -> "{}",
                content -> "[1]",
                content -> content.substring(1),
                content -> content.replace("\"token_version\"", "\"version\""),
                content -> content.replaceFirst("\\{", "{\"new_field\":1,"),
                content -> content.replaceFirst("\"grant_expires_at\":\"[^\"]*\"", "\"grant_expires_at\":null"));
    }

    @Test
    void answersFromTheRowWhenTheEntryWasChanged() {
        byte[] entry = bytes(name);
        for (int i = 0; i < entry.length; i += 7) {
            byte[] changed = entry.clone();
            changed[i] ^= 1;
            put(name, changed);
            assertThat(cached()).isEmpty();
        }
        assertThat(tokenText()).isEqualTo("access-first");
    }

    @Test
    void answersFromTheRowWhenTheEntryHasAnotherRedisType() {
        redis.delete(name);
        redis.opsForList().leftPush(name, "not ours");
        assertThat(tokenText()).isEqualTo("access-first");
        // Redis still serves other connections.
        ConnectionKey neighbour = TestConnections.freshKey(FakeProvider.NAME);
        grants.connect(neighbour);
        connections.snapshot(neighbour);
        assertThat(redis.hasKey(ConnectionCache.nameOf(neighbour))).isTrue();
    }

    @Test
    void ignoresTheEntryOfAnotherConnection() {
        ConnectionKey victim = TestConnections.freshKey(FakeProvider.NAME);
        grants.connect(victim, grants.grant("bob", FakeProvider.pair("victim")));
        connections.snapshot(victim);
        put(name, bytes(ConnectionCache.nameOf(victim)));

        assertThat(tokenText()).isEqualTo("access-first");
    }

    @Test
    void storesNeitherTokensNorExternalIdsInRedis() {
        Set<String> names = Objects.requireNonNull(redis.keys("*"));
        assertThat(names).contains(name);
        String encoded = Base64.getEncoder().encodeToString("access-first".getBytes(StandardCharsets.UTF_8));
        for (String each : names) {
            assertThat(each + new String(bytes(each), StandardCharsets.ISO_8859_1))
                    .doesNotContain("access-first", "refresh-first", encoded.substring(0, 12))
                    .doesNotContain(key.externalId().value(), connection.id().toString());
        }
    }

    private void refuse(Connection expired) {
        assertThatThrownBy(() -> other.getBean(AccessTokens.class).freshFor(expired))
                .isInstanceOf(ApiException.class);
    }

    private void flush() {
        redis.execute((RedisCallback<Object>) session -> {
            session.serverCommands().flushDb();
            return null;
        });
    }

    private void warmUp() {
        assertThat(tokenText()).isEqualTo("access-first");
        assertThat(cached()).isPresent();
    }

    /** Returns the cached snapshot without a look at the row. */
    private Optional<ConnectionSnapshot> cached() {
        return cache.get(key, Optional::empty);
    }

    private void keepTheEntryDuring(Runnable change) {
        byte[] entry = bytes(name);
        change.run();
        put(name, entry);
    }

    private Answer check() {
        return calls.backend("GET", "/api/backend/connection-info/check-connection-validity" + query());
    }

    private Answer token() {
        return calls.backend("GET", "/api/backend/connection-info/get-access-token" + query());
    }

    private String tokenText() {
        return token().json().path("access_token").asString("none");
    }

    private String query() {
        return "?provider=fake&external_id=" + key.externalId();
    }

    private byte[] bytes(String name) {
        return Objects.requireNonNull(raw().opsForValue().get(name));
    }

    private void put(String name, byte[] value) {
        raw().opsForValue().set(name, value);
    }

    private RedisTemplate<String, byte[]> raw() {
        RedisTemplate<String, byte[]> template = new RedisTemplate<>();
        template.setConnectionFactory(other.getBean(RedisConnectionFactory.class));
        template.setKeySerializer(RedisSerializer.string());
        template.setValueSerializer(RedisSerializer.byteArray());
        template.afterPropertiesSet();
        return template;
    }
}
