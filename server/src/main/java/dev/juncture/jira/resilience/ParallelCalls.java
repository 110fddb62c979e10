package dev.juncture.jira.resilience;

import dev.juncture.error.ApiException;
import dev.juncture.error.ErrorCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** Parallel calls to one site. */
public final class ParallelCalls {
    private final String siteId;
    private final SiteThreads threads;

    public ParallelCalls(String siteId, SiteThreads threads) {
        this.siteId = siteId;
        this.threads = threads;
    }

    /** Returns the results in the order of the items. The first failure ends the work and interrupts what still runs. */
    public <I, O> List<O> map(List<I> items, Function<I, O> work) {
        List<Future<O>> started = new ArrayList<>();
        try {
            for (I item : items) {
                boolean last = started.size() == items.size() - 1;
                Future<O> result = last ? here(() -> work.apply(item)) : start(() -> work.apply(item));
                started.add(result);
                if (result.isDone()) {
                    await(result);
                }
            }
            return started.stream().map(ParallelCalls::await).toList();
        } finally {
            started.forEach(unfinished -> unfinished.cancel(true));
        }
    }

    /** Starts work on another thread, or does it before this method returns when none is free. */
    public <T> Future<T> start(Callable<T> work) {
        return startIfFree(work).orElseGet(() -> here(work));
    }

    /**
     * Starts work on another thread.
     *
     * @return empty when none is free, or when a rate limit is near
     */
    public <T> Optional<Future<T>> startIfFree(Callable<T> work) {
        return threads.startIfFree(siteId, work);
    }

    /** Returns whether Jira announced that a rate limit is near: then calls to the site run one after the other. */
    public boolean isNearLimit() {
        return threads.isNearLimit(siteId);
    }

    private static <T> Future<T> here(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        task.run();
        return task;
    }

    /**
     * Waits for a result that the caller can do without.
     *
     * @return empty when it fails or takes too long
     */
    public static <T> Optional<T> awaitBriefly(Future<T> result, Duration atMost) {
        try {
            return Optional.of(result.get(atMost.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException | TimeoutException missing) {
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            throw interrupted();
        }
    }

    /** Waits for a result, and throws its failure as it is. */
    public static <T> T await(Future<T> result) {
        try {
            return result.get();
        } catch (InterruptedException interrupted) {
            throw interrupted();
        } catch (ExecutionException failed) {
            throw causeOf(failed);
        }
    }

    /** Returns the failure of the work as it is, or throws it when it is an error. */
    static RuntimeException causeOf(ExecutionException failed) {
        if (failed.getCause() instanceof Error error) {
            throw error;
        }
        return failed.getCause() instanceof RuntimeException cause
                ? cause
                : new IllegalStateException(failed.getCause());
    }

    private static ApiException interrupted() {
        Thread.currentThread().interrupt();
        return new ApiException(ErrorCode.UNAVAILABLE, "This request was interrupted: try again in a moment.")
                .retryAfter(Duration.ofSeconds(2));
    }
}
