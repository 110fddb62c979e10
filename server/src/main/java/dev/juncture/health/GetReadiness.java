package dev.juncture.health;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.juncture.config.RedisSettings;
import dev.juncture.error.ApiException;
import dev.juncture.error.ErrorCode;
import dev.juncture.schema.Schema;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reports that this process is ready: PostgreSQL answers and has this version's schema. An unavailable Redis is only
 * reported, because everything works without it. Anyone may ask, so the stores are asked once a second at most.
 */
@Component
class GetReadiness implements Function<GetReadiness.In, GetReadiness.Out> {
    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final String STATE = "state";

    private final JdbcClient jdbc;
    private final ObjectProvider<StringRedisTemplate> redis;
    private final RedisSettings redisSettings;
    private final Schema schema;
    private final ApplicationAvailability availability;
    private final List<Warnings> warnings;
    /** All callers of one second wait for the same check. */
    private final LoadingCache<String, State> states =
            Caffeine.newBuilder().expireAfterWrite(FRESH).build(always -> check());

    GetReadiness(
            JdbcClient jdbc,
            ObjectProvider<StringRedisTemplate> redis,
            RedisSettings redisSettings,
            Schema schema,
            ApplicationAvailability availability,
            ObjectProvider<Warnings> warnings) {
        this.jdbc = jdbc;
        this.schema = schema;
        this.availability = availability;
        this.redis = redis;
        this.redisSettings = redisSettings;
        this.warnings = warnings.stream().toList();
    }

    record In() {}

    /**
     * @param redis {@code up}, {@code down}, or {@code off} in a deployment without Redis
     * @param warnings codes of problems that the operator must solve, such as {@code grants_refused:…}
     */
    record Out(
            String status,
            String database,
            String redis,

            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> warnings) {}

    /** @param problem what makes the process not ready; empty when it is ready */
    private record State(String database, String redis, List<String> warnings, String problem) {}

    @Override
    public Out apply(In in) {
        if (isStopping()) {
            throw new ApiException(ErrorCode.UNAVAILABLE, "This process is stopping: ask another one.")
                    .retryAfter(Duration.ofSeconds(2));
        }
        State state = Objects.requireNonNull(states.get(STATE));
        if (!state.problem().isEmpty()) {
            throw new ApiException(ErrorCode.UNAVAILABLE, state.problem())
                    .with("database", state.database())
                    .with("redis", state.redis())
                    .retryAfter(Duration.ofSeconds(2));
        }
        return new Out("ready", state.database(), state.redis(), state.warnings());
    }

    private State check() {
        // The two checks run in parallel, so that two outages take no longer than one.
        CompletableFuture<String> redisProbe = CompletableFuture.supplyAsync(this::redisState);
        String databaseState =
                state(() -> jdbc.sql("select 1").query(Integer.class).single() == 1);
        String redisState = redisProbe.join();
        if ("down".equals(databaseState)) {
            return new State(databaseState, redisState, List.of(), "Juncture cannot reach its database.");
        }
        if (!schema.isComplete()) {
            return new State(
                    "behind",
                    redisState,
                    List.of(),
                    "The database's schema is older than this version: run the command or the function migrate.");
        }
        List<String> known =
                warnings.stream().flatMap(source -> source.now().stream()).toList();
        return new State(databaseState, redisState, known, "");
    }

    private String redisState() {
        return redisSettings.areSet()
                ? state(() -> "PONG"
                        .equals(redis.getObject().execute((RedisCallback<String>) connection -> connection.ping())))
                : "off";
    }

    private boolean isStopping() {
        AvailabilityChangeEvent<ReadinessState> last = availability.getLastChangeEvent(ReadinessState.class);
        return last != null && last.getState() == ReadinessState.REFUSING_TRAFFIC;
    }

    private static String state(BooleanSupplier probe) {
        try {
            return probe.getAsBoolean() ? "up" : "down";
        } catch (DataAccessException unavailable) {
            return "down";
        }
    }
}
