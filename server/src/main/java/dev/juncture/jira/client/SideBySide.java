package dev.juncture.jira.client;

import dev.juncture.http.ApiException;
import dev.juncture.http.ErrorCode;
import dev.juncture.http.RequestScope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.slf4j.MDC;
import org.springframework.boot.thread.Threading;
import org.springframework.core.env.Environment;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.stereotype.Component;
import org.springframework.util.ConcurrentReferenceHashMap;

/**
 * Calls to one site at the same time, on virtual threads where there are any. Helpers are few; whoever finds none free
 * does the work itself. So work may start more work without ever waiting for a thread, and slows down rather than stops.
 */
@Component
public class SideBySide {
    private final SimpleAsyncTaskExecutor threads = new SimpleAsyncTaskExecutor("jira-");
    private final ConcurrentMap<String, Semaphore> helpers = new ConcurrentReferenceHashMap<>();
    private final int helpersPerSite;
    private final Traffic traffic;

    SideBySide(CallSettings settings, Traffic traffic, Environment environment) {
        this.traffic = traffic;
        // Whoever asks works too; more threads than calls may be in flight would only stand in line.
        helpersPerSite = settings.atOnce() - 1;
        threads.setVirtualThreads(Threading.VIRTUAL.isActive(environment));
        threads.setDaemon(true);
    }

    /** The results in the order of the items. The first failure found ends it, and interrupts what is still under way. */
    public <I, O> List<O> map(String siteId, List<I> items, Function<I, O> work) {
        List<Future<O>> started = new ArrayList<>();
        try {
            for (I item : items) {
                boolean last = started.size() == items.size() - 1;
                Future<O> result = last ? here(() -> work.apply(item)) : start(siteId, () -> work.apply(item));
                started.add(result);
                if (result.isDone()) {
                    await(result);
                }
            }
            return started.stream().map(SideBySide::await).toList();
        } finally {
            started.forEach(unfinished -> unfinished.cancel(true));
        }
    }

    /** Under way on a helper, or done here before this returns. */
    public <T> Future<T> start(String siteId, Callable<T> work) {
        return startIfFree(siteId, work).orElseGet(() -> here(work));
    }

    /** Under way on a helper, unless none is free or Jira says that a limit is near. */
    public <T> Optional<Future<T>> startIfFree(String siteId, Callable<T> work) {
        if (isNarrow(siteId)) {
            return Optional.empty();
        }
        Semaphore free = helpers.computeIfAbsent(siteId, site -> new Semaphore(helpersPerSite));
        if (!free.tryAcquire()) {
            return Optional.empty();
        }
        FutureTask<T> task = new FutureTask<>(inThisContext(work));
        threads.execute(() -> {
            try {
                task.run();
            } finally {
                free.release();
            }
        });
        return Optional.of(task);
    }

    /** Whether Jira has said lately that a limit is near, so that calls to this site go one by one. */
    public boolean isNarrow(String siteId) {
        return traffic.to(siteId).lane().isNarrow();
    }

    /** For what can be done without: empty when it fails or is not there in time. */
    public static <T> Optional<T> awaitBriefly(Future<T> result, Duration atMost) {
        try {
            return Optional.of(result.get(atMost.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException | TimeoutException missing) {
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            throw interrupted();
        }
    }

    /** Its failure is thrown as it is. */
    public static <T> T await(Future<T> result) {
        try {
            return result.get();
        } catch (InterruptedException interrupted) {
            throw interrupted();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof Error error) {
                throw error;
            }
            throw failed.getCause() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException(failed.getCause());
        }
    }

    private static ApiException interrupted() {
        Thread.currentThread().interrupt();
        return new ApiException(ErrorCode.UNAVAILABLE, "This request was interrupted: try again in a moment.")
                .retryAfter(Duration.ofSeconds(2));
    }

    private static <T> Future<T> here(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        task.run();
        return task;
    }

    /** A helper shares the time that is left to the request, and its log lines name it. */
    private static <T> Callable<T> inThisContext(Callable<T> work) {
        Map<String, String> context = MDC.getCopyOfContextMap();
        return RequestScope.carry(() -> {
            if (context != null) {
                MDC.setContextMap(context);
            }
            return work.call();
        });
    }
}
