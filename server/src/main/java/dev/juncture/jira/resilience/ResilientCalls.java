package dev.juncture.jira.resilience;

import dev.juncture.error.ErrorCode;
import dev.juncture.jira.JiraErrors;
import dev.juncture.jira.JiraFailure;
import dev.juncture.jira.Remedy;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * The one way to Jira: waits for rate limits and for a place in the bulkhead, keeps to the request's deadline, and retries by
 * {@link RetryRule}.
 */
@Component
public final class ResilientCalls {
    private final SiteRegistry sites;
    private final RateLimits limits;
    private final Sleeper sleeper;
    private final Duration budget;

    ResilientCalls(SiteRegistry sites, RateLimits limits, Sleeper sleeper, CallSettings settings) {
        this.sites = sites;
        this.limits = limits;
        this.sleeper = sleeper;
        this.budget = settings.budget();
    }

    /** One try of a call. */
    @FunctionalInterface
    public interface Attempt<T> {
        /**
         * @param time that is left for the answer
         * @throws JiraFailure with its remedy
         */
        T run(Duration time);
    }

    /** Starts the time budget of a request to Juncture. */
    public Deadline startBudget() {
        return new Deadline(sleeper.clock(), sleeper.clock().instant().plus(budget));
    }

    /**
     * Runs a call, and repeats it where a remedy helps.
     *
     * @throws JiraFailure the last failure
     */
    public <T> T call(RateLimitKey key, Deadline deadline, Attempt<T> attempt, Recovery recovery) {
        RetryRule rule = new RetryRule(key, deadline, sleeper, recovery);
        while (true) {
            try {
                return callOnce(key, deadline, attempt);
            } catch (JiraFailure failure) {
                if (!rule.retries(failure)) {
                    throw failure;
                }
            }
        }
    }

    /**
     * Runs a call once, for example because its body is a stream.
     *
     * @throws JiraFailure when it fails
     */
    public <T> T callOnce(RateLimitKey key, Deadline deadline, Attempt<T> attempt) {
        SiteRegistry.Site site = sites.get(key.site());
        enter(site.bulkhead(), key, deadline);
        try {
            return site.circuit().call(() -> attempt.run(deadline.left()));
        } catch (JiraFailure failure) {
            if (failure.remedy() instanceof Remedy.AwaitLimit limit) {
                limits.add(key, limit.reason(), limit.atLeast());
            }
            throw failure;
        } finally {
            site.bulkhead().leave();
        }
    }

    private void enter(Bulkhead bulkhead, RateLimitKey key, Deadline deadline) {
        try {
            do {
                limits.await(key, deadline);
                enter(bulkhead, deadline);
            } while (isLimitedSince(bulkhead, key));
        } catch (InterruptedException stopped) {
            throw RetryRule.interrupted();
        }
        if (deadline.left().isZero()) {
            bulkhead.leave();
            throw outOfTime();
        }
    }

    private static void enter(Bulkhead bulkhead, Deadline deadline) throws InterruptedException {
        if (deadline.left().isZero()) {
            throw outOfTime();
        }
        if (!bulkhead.enter(deadline.left())) {
            JiraFailure failure = JiraFailure.notSent(
                    ErrorCode.RATE_LIMITED,
                    "Too many calls to this Jira site are in progress: try again later.",
                    null,
                    Remedy.NONE);
            failure.with("reason", "juncture-concurrency").retryAfter(Duration.ofSeconds(1));
            throw failure;
        }
    }

    /** While this call waited for its place, another call may have met a limit. */
    private boolean isLimitedSince(Bulkhead bulkhead, RateLimitKey key) {
        if (limits.allow(key)) {
            return false;
        }
        bulkhead.leave();
        return true;
    }

    static JiraFailure outOfTime() {
        return JiraFailure.notSent(
                JiraErrors.JIRA_TIMEOUT,
                "Jira did not answer within this request's time: try again.",
                null,
                Remedy.NONE);
    }
}
