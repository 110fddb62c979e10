package dev.juncture.jira.resilience;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** A run that several callers wait for. It is cancelled when all of them have left. {@link SharedRuns} has its lock. */
final class SharedRun<T> {
    private final FutureTask<T> task;
    private Deadline latest;
    private int callers;

    SharedRun(Function<Deadline, T> work, Deadline first) {
        this.task = new FutureTask<>(SiteThreads.withLogContext(() -> work.apply(latest())));
        this.latest = first;
    }

    private Deadline latest() {
        return latest;
    }

    /** Adds a caller, before the run starts. */
    void join(Deadline deadline) {
        callers++;
        if (deadline.end().isAfter(latest.end())) {
            latest = deadline;
        }
    }

    void leave() {
        callers--;
        if (callers == 0) {
            task.cancel(true);
        }
    }

    int callers() {
        return callers;
    }

    boolean isCancelled() {
        return task.isCancelled();
    }

    void run() {
        task.run();
    }

    T await(Deadline deadline) throws InterruptedException, ExecutionException, TimeoutException {
        return task.get(deadline.left().toMillis(), TimeUnit.MILLISECONDS);
    }
}
