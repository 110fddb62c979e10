package dev.juncture.jira.client;

import dev.juncture.http.ApiException;
import dev.juncture.http.ErrorCode;
import dev.juncture.jira.JiraErrors;
import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.stereotype.Component;

/** The one way to Jira: waits for its limits, takes turns, repeats what may be repeated and keeps to the request's time. */
@Component
final class ResilientCalls {
    private final Traffic traffic;
    private final Limits limits;
    private final Pacing pacing;
    private final Duration budget;

    ResilientCalls(Traffic traffic, Limits limits, Pacing pacing, CallSettings settings) {
        this.traffic = traffic;
        this.limits = limits;
        this.pacing = pacing;
        this.budget = settings.total();
    }

    /** @param attempt throws {@link PassingFailure} for what may pass, and anything else for what will not */
    <T> T call(Target target, Supplier<T> attempt) {
        Deadline deadline = Deadline.ofRequest(pacing.clock(), budget);
        Repeats repeats = new Repeats(target, deadline, pacing);
        RetryTemplate template = new RetryTemplate(repeats);
        template.setRetryListener(repeats);
        try {
            return template.<T>invoke(() -> once(target, deadline, attempt));
        } catch (PassingFailure failed) {
            throw failed.answer();
        }
    }

    /** Made once whatever becomes of it. @throws PassingFailure as well */
    <T> T callOnce(Target target, Supplier<T> attempt) {
        return once(target, Deadline.ofRequest(pacing.clock(), budget), attempt);
    }

    private <T> T once(Target target, Deadline deadline, Supplier<T> attempt) {
        Traffic.Site site = traffic.to(target.site());
        takeTurn(site.lane(), target, deadline);
        try {
            return site.circuit().call(() -> AnswerTime.within(deadline.left(), attempt));
        } catch (PassingFailure failed) {
            if (failed.limit() != null) {
                limits.add(target, failed.limit(), failed.atLeast());
            }
            throw failed;
        } finally {
            site.lane().leave();
        }
    }

    private void takeTurn(Lane lane, Target target, Deadline deadline) {
        try {
            do {
                limits.await(target, deadline);
                enter(lane, deadline);
            } while (isLimitedMeanwhile(lane, target));
        } catch (InterruptedException stopped) {
            throw Repeats.interrupted();
        }
        if (deadline.left().isZero()) {
            lane.leave();
            throw outOfTime();
        }
    }

    private static void enter(Lane lane, Deadline deadline) throws InterruptedException {
        if (deadline.left().isZero()) {
            throw outOfTime();
        }
        if (!lane.enter(deadline.left())) {
            throw new ApiException(
                            ErrorCode.RATE_LIMITED, "Too many calls to this Jira site are under way: try again later.")
                    .with("reason", "juncture-concurrency")
                    .retryAfter(Duration.ofSeconds(1));
        }
    }

    /** While one waited for its turn, another may have learnt of a limit. */
    private boolean isLimitedMeanwhile(Lane lane, Target target) {
        if (limits.allow(target)) {
            return false;
        }
        lane.leave();
        return true;
    }

    private static ApiException outOfTime() {
        return new ApiException(JiraErrors.JIRA_TIMEOUT, "Jira did not answer within this request's time: try again.");
    }
}
