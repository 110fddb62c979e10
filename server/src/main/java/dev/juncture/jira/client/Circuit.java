package dev.juncture.jira.client;

import dev.juncture.http.ApiException;
import dev.juncture.jira.JiraErrors;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers at once while a site does nothing but fail, and lets one call find out whether that is over. */
final class Circuit {
    private static final Logger log = LoggerFactory.getLogger(Circuit.class);
    /** Of the last this many answers half must be failures; two reads with all their tries are enough to tell. */
    private static final int LAST_ANSWERS = 20;

    private static final int FEWEST_ANSWERS = 8;
    private static final Duration OPEN = Duration.ofSeconds(15);

    private final CircuitBreaker breaker;

    Circuit(String site, Clock clock) {
        CircuitBreakerConfig config = CircuitBreakerConfig.custom()
                .slidingWindowSize(LAST_ANSWERS)
                .minimumNumberOfCalls(FEWEST_ANSWERS)
                .waitDurationInOpenState(OPEN)
                .permittedNumberOfCallsInHalfOpenState(1)
                .writableStackTraceEnabled(false)
                .clock(clock)
                .currentTimestampFunction(time -> time.instant().toEpochMilli(), TimeUnit.MILLISECONDS)
                // A refusal, whatever its status, is a sign of life.
                .recordException(thrown -> thrown instanceof PassingFailure failure && failure.limit() == null)
                .build();
        this.breaker = CircuitBreaker.of("site", config);
        breaker.getEventPublisher()
                .onStateTransition(event -> log.atWarn()
                        .addKeyValue("site", site)
                        .addKeyValue("state", event.getStateTransition().getToState())
                        .log("Jira's circuit"));
    }

    /** @throws ApiException {@code jira_unavailable} without a call while the site fails */
    <T> T call(Supplier<T> call) {
        try {
            return breaker.executeSupplier(call);
        } catch (CallNotPermittedException open) {
            throw new ApiException(JiraErrors.JIRA_UNAVAILABLE, "Jira has been failing for a while: try again later.")
                    .retryAfter(OPEN);
        }
    }
}
