package dev.juncture.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;

/** The results of many callers that start at the same moment. */
public record Together<T>(List<T> results, List<Throwable> failures) {
    /** Runs the work of all callers at the same time. Callers are numbered from 0. */
    public static <T> Together<T> run(int callers, IntFunction<T> work) {
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        try {
            CountDownLatch ready = new CountDownLatch(callers);
            List<Future<T>> futures = new ArrayList<>();
            for (int i = 0; i < callers; i++) {
                int caller = i;
                Callable<T> task = () -> {
                    ready.countDown();
                    ready.await();
                    return work.apply(caller);
                };
                futures.add(threads.submit(task));
            }
            return collect(futures);
        } finally {
            threads.shutdownNow();
        }
    }

    private static <T> Together<T> collect(List<Future<T>> futures) {
        List<T> results = new ArrayList<>();
        List<Throwable> failures = new ArrayList<>();
        for (Future<T> future : futures) {
            try {
                results.add(future.get(60, TimeUnit.SECONDS));
            } catch (ExecutionException failed) {
                failures.add(failed.getCause());
            } catch (InterruptedException | TimeoutException stuck) {
                throw new AssertionError("The callers did not finish.", stuck);
            }
        }
        return new Together<>(results, failures);
    }
}
