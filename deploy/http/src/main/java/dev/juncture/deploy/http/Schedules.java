package dev.juncture.deploy.http;

import dev.juncture.token.upkeep.TokenSchedules;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.scheduling.TaskScheduler;

/**
 * The functions that nobody asks for, soon after the start and after each pause. Other platforms trigger the same names by timers of
 * their own. Every process does, which the functions allow for.
 */
final class Schedules implements ApplicationListener<ApplicationReadyEvent> {
    private static final Logger log = LoggerFactory.getLogger(Schedules.class);

    /** A start has its first answers to give before. */
    static final Duration SETTLING = Duration.ofSeconds(5);

    private final Map<String, Supplier<?>> functions;
    private final TaskScheduler scheduler;
    private final Set<String> failing = ConcurrentHashMap.newKeySet();

    Schedules(Map<String, Supplier<?>> functions, TaskScheduler scheduler) {
        this.functions = functions;
        this.scheduler = scheduler;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent ready) {
        // The pause after each run, so that no function overlaps itself.
        TokenSchedules.PAUSES.forEach((name, pause) -> {
            Supplier<?> function = functions.get(name);
            if (function == null) {
                throw new IllegalStateException("There is no function " + name + " to run by itself.");
            }
            Instant first = Instant.now().plus(SETTLING);
            scheduler.scheduleWithFixedDelay(() -> run(name, function::get), first, pause);
        });
    }

    /** A failure is told once; the next run comes all the same. */
    void run(String name, Runnable function) {
        try {
            function.run();
            failing.remove(name);
        } catch (RuntimeException failed) {
            if (failing.add(name)) {
                log.atError()
                        .addKeyValue("operation", name)
                        .addKeyValue("reason", failed.getClass().getSimpleName())
                        .log("scheduled function fails");
            }
        }
    }
}
