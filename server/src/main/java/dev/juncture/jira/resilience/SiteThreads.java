package dev.juncture.jira.resilience;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import org.slf4j.MDC;
import org.springframework.boot.thread.Threading;
import org.springframework.core.env.Environment;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.ConcurrentReferenceHashMap;

/**
 * Threads for parallel calls to a site, virtual where the JVM has them. Each site has a few. A caller that finds none free
 * does the work itself: work can start more work without ever waiting for a thread, and slows down instead of blocking.
 */
@Component
public class SiteThreads {
    private static final String NAME = "jira-";

    private final Executor threads;
    private final ConcurrentMap<String, Semaphore> freeBySite = new ConcurrentReferenceHashMap<>();
    private final int threadsPerSite;
    private final SiteRegistry sites;

    SiteThreads(CallSettings settings, SiteRegistry sites, Environment environment) {
        this.sites = sites;
        // This is one less than the places in the bulkhead: the caller works too, and more threads would only wait.
        this.threadsPerSite = settings.concurrency() - 1;
        this.threads = Threading.VIRTUAL.isActive(environment) ? virtualThreads() : keptThreads();
    }

    private static Executor virtualThreads() {
        SimpleAsyncTaskExecutor executor = new SimpleAsyncTaskExecutor(NAME);
        executor.setVirtualThreads(true);
        return executor;
    }

    /** Keeps idle platform threads for later calls, because starting one costs about as much CPU as a call. */
    private static Executor keptThreads() {
        CustomizableThreadFactory factory = new CustomizableThreadFactory(NAME);
        factory.setDaemon(true);
        return Executors.newCachedThreadPool(factory);
    }

    <T> Optional<Future<T>> startIfFree(String siteId, Callable<T> work) {
        if (isNearLimit(siteId)) {
            return Optional.empty();
        }
        Semaphore free = freeBySite.computeIfAbsent(siteId, site -> new Semaphore(threadsPerSite));
        if (!free.tryAcquire()) {
            return Optional.empty();
        }
        FutureTask<T> task = new FutureTask<>(withLogContext(work));
        threads.execute(() -> {
            try {
                task.run();
            } finally {
                free.release();
            }
        });
        return Optional.of(task);
    }

    boolean isNearLimit(String siteId) {
        return sites.get(siteId).bulkhead().isNearLimit();
    }

    /** Log lines of the work have the request's id. */
    static <T> Callable<T> withLogContext(Callable<T> work) {
        Map<String, String> context = MDC.getCopyOfContextMap();
        return () -> {
            if (context != null) {
                MDC.setContextMap(context);
            }
            try {
                return work.call();
            } finally {
                MDC.clear();
            }
        };
    }
}
