package dev.juncture.deploy.http;

import dev.juncture.token.TokenSchedules;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.cloud.function.context.FunctionCatalog;
import org.springframework.cloud.function.context.catalog.SimpleFunctionRegistry.FunctionInvocationWrapper;
import org.springframework.context.ApplicationListener;
import org.springframework.scheduling.TaskScheduler;

/**
 * The functions that nobody asks for, at start and after each pause. Other platforms trigger the same names by timers of
 * their own. Every process does, which the functions allow for.
 */
final class Schedules implements ApplicationListener<ApplicationReadyEvent> {
    private static final Logger log = LoggerFactory.getLogger(Schedules.class);

    private final FunctionCatalog catalog;
    private final TaskScheduler scheduler;
    private final Set<String> failing = ConcurrentHashMap.newKeySet();

    Schedules(FunctionCatalog catalog, TaskScheduler scheduler) {
        this.catalog = catalog;
        this.scheduler = scheduler;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent ready) {
        // The pause after each run, so that no function overlaps itself.
        TokenSchedules.PAUSES.forEach((name, pause) -> {
            FunctionInvocationWrapper function = catalog.lookup(name);
            if (function == null) {
                throw new IllegalStateException("There is no function " + name + " to run by itself.");
            }
            scheduler.scheduleWithFixedDelay(() -> run(name, function::get), pause);
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
