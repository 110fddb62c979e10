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
import dev.juncture.testing.Deployment;
import dev.juncture.testing.FakeProvider;
import dev.juncture.testing.Logged;
import dev.juncture.testing.TestConnections;
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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
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

/** Two processes that share a database and a Redis: one answers, the other changes. */
class ConnectionCacheTest {
    private static ConfigurableApplicationContext one;
    private static ConfigurableApplicationContext other;

    private final Calls calls = one.getBean(Calls.class);
    private final ConnectionCache cache = one.getBean(ConnectionCache.class);
    private final Connections connections = one.getBean(Connections.class);
    private final Connections others = other.getBean(Connections.class);
    private final TestConnections grants = other.getBean(TestConnections.class);
    private final StringRedisTemplate redis = one.getBean(StringRedisTemplate.class);
    private final ConnectionKey key = TestConnections.freshKey(FakeProvider.NAME);
    private final String place = ConnectionCache.nameOf(key);
    private final Connection connection = grants.connect(key);

    @BeforeAll
    static void start() {
        Deployment deployment = Deployment.fresh();
        one = deployment.startProcess();
        other = deployment.startProcess();
    }

    @AfterAll
    static void stop() {
        one.close();
        other.close();
    }

    @BeforeEach
    void warm() {
        FakeProvider.INSTANCE.reset();
        flush();
        warmUp();
    }

    @Test
    void doesNotTakeAnothersClaimForAStoredTokenThatDoesNotOpen() {
        redis.opsForValue().set(place, UUID.randomUUID().toString());
        try (Logged log = Logged.by("dev.juncture")) {
            assertThat(tokenText()).isEqualTo("access-first");
            assertThat(log.text()).doesNotContain("ERROR", "WARN");
        }
    }

    @Test
    void keepsTheRowsVersionForAMinuteAtMost() {
        assertThat(redis.getExpire(place, TimeUnit.MILLISECONDS)).isBetween(1L, 55_000L);
        assertThat(cached().orElseThrow())
                .isEqualTo(ConnectionSnapshot.of(others.require(connection.id())))
                .extracting(ConnectionSnapshot::tokenVersion)
                .isEqualTo(1L);
    }

    @Test
    void claimsThePlaceForTheRestOfThatMinuteWhileItReadsTheRow() {
        redis.delete(place);
        cache.get(key, () -> {
            assertThat(redis.getExpire(place, TimeUnit.MILLISECONDS)).isBetween(1L, 5_000L);
            return Optional.empty();
        });
    }

    @Test
    void seesADeletionElsewhereAtOnce() {
        assertThat(grants.delete(key)).isTrue();
        assertThat(check().json().path("exists").asBoolean()).isFalse();
        assertThat(token().code()).isEqualTo("connection_not_found");
    }

    @Test
    void seesAReconnectionElsewhereAtOnce() {
        grants.connect(key, grants.grant("ann", FakeProvider.pair("second")));
        assertThat(tokenText()).isEqualTo("access-second");
    }

    @Test
    void seesAReconnectionWithinALargerTransactionOnceItIsCommitted() {
        other.getBean(ConnectionStore.class)
                .connect(
                        key,
                        grants.grant("ann", FakeProvider.pair("second")),
                        Origin.SYSTEM,
                        connection -> assertThat(tokenText()).isEqualTo("access-first"));
        assertThat(tokenText()).isEqualTo("access-second");
    }

    @Test
    void waitsForTheEndOfWhateverTransactionAChangeBelongsTo() {
        other.getBean(TransactionTemplate.class).executeWithoutResult(status -> {
            grants.delete(key);
            assertThat(tokenText()).isEqualTo("access-first");
        });
        assertThat(token().code()).isEqualTo("connection_not_found");
    }

    @Test
    void seesARefreshElsewhereAtOnce() {
        AccessTokens theirs = other.getBean(AccessTokens.class);
        AccessToken refused = theirs.freshFor(connection);
        theirs.insteadOf(refused.secret(), connection);
        assertThat(tokenText()).isEqualTo("access-renewed");
    }

    @Test
    void seesAVerdictElsewhereAtOnce() {
        TokenFixture.in(other).markInvalid(connection, "invalid_grant");
        assertThat(check().json().path("is_invalid").asBoolean()).isTrue();
        assertThat(token().code()).isEqualTo("reauthorization_required");
    }

    @Test
    void seesAtOnceThatAVerdictElsewhereWasTakenBack() {
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
        // So many at once are the app's fault, not theirs.
        many.subList(1, many.size()).forEach(this::refuse);
        assertThat(check().json().path("is_invalid").asBoolean()).isFalse();
    }

    @Test
    void storesNothingThatWasReadBeforeAChange() {
        redis.delete(place);
        Optional<ConnectionSnapshot> read = cache.get(key, () -> {
            Optional<Connection> before = connections.find(key);
            grants.delete(key);
            return before;
        });
        assertThat(read).isPresent();
        assertThat(check().json().path("exists").asBoolean()).isFalse();
    }

    @Test
    void storesNothingOverWhatAnotherReadAfterTheChange() {
        redis.delete(place);
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
    void takesOnlyATokenThatLastsAMinuteFromTheCache() {
        grants.set(connection.id(), "access_token_expires_at = now() + interval '50 seconds'");
        check();
        assertThat(cached()).isPresent();
        assertThat(tokenText()).isEqualTo("access-renewed");
    }

    @Test
    void believesBadNewsAboutATokenOnlyFromTheRow() {
        grants.invalidate(connection.id());
        assertThat(token().code()).isEqualTo("reauthorization_required");
        assertThat(cached())
                .hasValueSatisfying(snapshot -> assertThat(snapshot.invalid()).isTrue());
        redisKeepsItsEntryWhile(() -> grants.set(connection.id(), "invalid_at = null, invalid_reason = null"));
        assertThat(tokenText()).isEqualTo("access-first");
    }

    @Test
    void answersFromTheRowAfterAFlush() {
        flush();
        assertThat(tokenText()).isEqualTo("access-first");
    }

    @ParameterizedTest
    @MethodSource
    void answersFromTheRowWhateverStandsInThePlace(UnaryOperator<@Nullable String> damage) {
        Sealer sealer = one.getBean(Sealer.class);
        Place here = new Place("cache", place, "connection");
        String content = sealer.open(new Ciphertext(bytes(place)), here).value();
        String damaged = damage.apply(content);
        put(
                place,
                damaged == null
                        ? new byte[0]
                        : sealer.seal(new Secret(damaged), here).bytes());

        assertThat(cached()).isEmpty();
        assertThat(tokenText()).isEqualTo("access-first");
        assertThat(check().json().path("exists").asBoolean()).isTrue();
    }

    static Stream<UnaryOperator<@Nullable String>> answersFromTheRowWhateverStandsInThePlace() {
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
        byte[] entry = bytes(place);
        for (int i = 0; i < entry.length; i += 7) {
            byte[] changed = entry.clone();
            changed[i] ^= 1;
            put(place, changed);
            assertThat(cached()).isEmpty();
        }
        assertThat(tokenText()).isEqualTo("access-first");
    }

    @Test
    void answersFromTheRowWhenThePlaceHoldsAnotherType() {
        redis.delete(place);
        redis.opsForList().leftPush(place, "not ours");
        assertThat(tokenText()).isEqualTo("access-first");
        // And goes on using Redis for everybody else.
        ConnectionKey neighbour = TestConnections.freshKey(FakeProvider.NAME);
        grants.connect(neighbour);
        connections.snapshot(neighbour);
        assertThat(redis.hasKey(ConnectionCache.nameOf(neighbour))).isTrue();
    }

    @Test
    void takesNoEntryOfAnotherConnection() {
        ConnectionKey victim = TestConnections.freshKey(FakeProvider.NAME);
        grants.connect(victim, grants.grant("bob", FakeProvider.pair("victim")));
        connections.snapshot(victim);
        put(place, bytes(ConnectionCache.nameOf(victim)));

        assertThat(tokenText()).isEqualTo("access-first");
    }

    @Test
    void leavesNeitherTokensNorExternalIdsInRedis() {
        Set<String> places = Objects.requireNonNull(redis.keys("*"));
        assertThat(places).contains(place);
        String encoded = Base64.getEncoder().encodeToString("access-first".getBytes(StandardCharsets.UTF_8));
        for (String each : places) {
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

    /** What is answered without the row. */
    private Optional<ConnectionSnapshot> cached() {
        return cache.get(key, Optional::empty);
    }

    private void redisKeepsItsEntryWhile(Runnable change) {
        byte[] entry = bytes(place);
        change.run();
        put(place, entry);
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

    private static RedisTemplate<String, byte[]> raw() {
        RedisTemplate<String, byte[]> template = new RedisTemplate<>();
        template.setConnectionFactory(other.getBean(RedisConnectionFactory.class));
        template.setKeySerializer(RedisSerializer.string());
        template.setValueSerializer(RedisSerializer.byteArray());
        template.afterPropertiesSet();
        return template;
    }
}
