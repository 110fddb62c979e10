package dev.juncture.jira.resilience;

import dev.juncture.jira.JiraErrors;
import dev.juncture.jira.JiraFailure;
import dev.juncture.jira.Remedy;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Refuses calls at once while a site only fails, and lets one call find out whether it works again. */
final class Circuit {
    private static final Logger log = LoggerFactory.getLogger(Circuit.class);

    /** The circuit opens when half of this many answers are failures. */
    private static final int LAST_ANSWERS = 20;

    /** Two reads with all their tries are enough to open the circuit. */
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
                // A refusal or a rate limit shows that the site works, whether its status is 4xx or 5xx.
                .recordException(
                        thrown -> thrown instanceof JiraFailure failure && failure.remedy() instanceof Remedy.Retry)
                .build();
        this.breaker = CircuitBreaker.of("site", config);
        breaker.getEventPublisher()
                .onStateTransition(event -> log.atWarn()
                        .addKeyValue("site", site)
                        .addKeyValue("state", event.getStateTransition().getToState())
                        .log("the circuit of a Jira site changed its state"));
    }

    /** @throws JiraFailure {@code jira_unavailable} without a call while the circuit is open */
    <T> T call(Supplier<T> call) {
        try {
            return breaker.executeSupplier(call);
        } catch (CallNotPermittedException open) {
            JiraFailure failure = JiraFailure.notSent(
                    JiraErrors.JIRA_UNAVAILABLE,
                    "Jira has been failing for a while: try again later.",
                    null,
                    Remedy.NONE);
            failure.retryAfter(OPEN);
            throw failure;
        }
    }
}
