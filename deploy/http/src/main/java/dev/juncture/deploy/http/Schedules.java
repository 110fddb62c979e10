package dev.juncture.deploy.http;

import dev.juncture.edge.ScheduledFunctions;
import dev.juncture.token.upkeep.TokenSchedules;
import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.scheduling.TaskScheduler;

/**
 * Runs the scheduled functions: soon after the start, and again after each pause. Other platforms run the same
 * functions by their own timers. Every process runs them, which the functions allow.
 */
final class Schedules implements ApplicationListener<ApplicationReadyEvent> {
    /** Keeps the first run from slowing down the first requests. */
    static final Duration FIRST_RUN_DELAY = Duration.ofSeconds(5);

    private final ScheduledFunctions functions;
    private final TaskScheduler scheduler;

    Schedules(ScheduledFunctions functions, TaskScheduler scheduler) {
        this.functions = functions;
        this.scheduler = scheduler;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent ready) {
        TokenSchedules.PAUSES.forEach((name, pause) -> {
            if (!functions.names().contains(name)) {
                throw new IllegalStateException("There is no scheduled function " + name + ".");
            }
            Instant first = Instant.now().plus(FIRST_RUN_DELAY);
            // The pause begins after each run, so no function overlaps itself.
            scheduler.scheduleWithFixedDelay(() -> functions.runRepeatedly(name), first, pause);
        });
    }
}
