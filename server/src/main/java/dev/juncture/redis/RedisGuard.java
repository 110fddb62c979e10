package dev.juncture.redis;

import dev.juncture.config.RedisSettings;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisCommandInterruptedException;
import io.lettuce.core.RedisException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

/**
 * The one way to Redis, for commands that a request can do without. While Redis is unavailable they return nothing at once,
 * to spare requests the time-outs; every few seconds one command tries whether Redis is back. In a deployment without Redis
 * they do nothing. The client is created for the first command, because many cold processes need none.
 */
@Component
public class RedisGuard {
    private static final Logger log = LoggerFactory.getLogger(RedisGuard.class);
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final CircuitBreaker breaker = CircuitBreaker.of(
            "redis",
            CircuitBreakerConfig.custom()
                    .slidingWindowSize(1)
                    .minimumNumberOfCalls(1)
                    .waitDurationInOpenState(PAUSE)
                    .permittedNumberOfCallsInHalfOpenState(1)
                    .writableStackTraceEnabled(false)
                    .recordException(RedisGuard::isUnavailable)
                    .ignoreException(RedisGuard::isInterruption)
                    .build());
    private final ObjectProvider<StringRedisTemplate> client;
    private final RedisSettings settings;
    private final Semaphore urgent = new Semaphore(1);
    private final AtomicBoolean logged = new AtomicBoolean();

    RedisGuard(ObjectProvider<StringRedisTemplate> client, RedisSettings settings) {
        this.client = client;
        this.settings = settings;
        // One command finds out whether Redis answers. Otherwise the first callers would queue for a connection.
        breaker.transitionToOpenState();
        breaker.transitionToHalfOpenState();
        // A failed connection may hold memory, for example of an answer that is too large. The next command opens
        // another.
        breaker.getEventPublisher().onStateTransition(change -> {
            if (change.getStateTransition().getToState() == CircuitBreaker.State.OPEN) {
                closeConnection();
            }
        });
    }

    /**
     * Runs a command.
     *
     * @return its value; empty when that is null, without Redis, or when Redis is unavailable or answers an error
     */
    public <T> Optional<T> call(Function<StringRedisTemplate, @Nullable T> command) {
        if (!settings.areSet()) {
            return Optional.empty();
        }
        try {
            return available(breaker.executeSupplier(() -> command.apply(client.getObject())));
        } catch (CallNotPermittedException unavailable) {
            return Optional.empty();
        } catch (DataAccessException | RedisException failed) {
            report(failed);
            return Optional.empty();
        }
    }

    /**
     * Runs a command that should not be lost, such as the removal of an outdated entry. It runs even while
     * Redis seems to be unavailable, but then for one caller at a time.
     *
     * @return whether the command ran
     */
    public boolean callUrgently(Consumer<StringRedisTemplate> command) {
        if (!settings.areSet()) {
            return false;
        }
        boolean closed = breaker.getState() == CircuitBreaker.State.CLOSED;
        if (!closed && !urgent.tryAcquire()) {
            return false;
        }
        try {
            command.accept(client.getObject());
            available(true);
            return true;
        } catch (DataAccessException | RedisException failed) {
            if (isUnavailable(failed)) {
                breaker.onError(0, TimeUnit.NANOSECONDS, failed);
            }
            report(failed);
            return false;
        } finally {
            if (!closed) {
                urgent.release();
            }
        }
    }

    /** Returns whether this deployment has Redis. */
    public boolean isInUse() {
        return settings.areSet();
    }

    private void closeConnection() {
        if (client.getObject().getConnectionFactory() instanceof LettuceConnectionFactory lettuce) {
            lettuce.resetConnection();
        }
    }

    private <T> Optional<T> available(@Nullable T value) {
        logged.set(false);
        return Optional.ofNullable(value);
    }

    private void report(RuntimeException failed) {
        if (!isInterruption(failed) && logged.compareAndSet(false, true)) {
            log.atWarn()
                    .addKeyValue("cause", failed.getClass().getSimpleName())
                    .log("Redis is unavailable: limits are counted per process, and cached values may be a minute old."
                            + " Check REDIS_URL");
        }
    }

    /** An error that Redis itself answers shows that it is available. */
    private static boolean isUnavailable(Throwable thrown) {
        return causes(thrown).anyMatch(cause -> cause instanceof DataAccessException || cause instanceof RedisException)
                && causes(thrown).noneMatch(RedisCommandExecutionException.class::isInstance)
                && !isInterruption(thrown);
    }

    /** A caller that cancels its work, such as a read ahead, interrupts a command: that says nothing about Redis. */
    private static boolean isInterruption(Throwable thrown) {
        return causes(thrown).anyMatch(RedisCommandInterruptedException.class::isInstance);
    }

    private static Stream<Throwable> causes(Throwable thrown) {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause);
    }
}
