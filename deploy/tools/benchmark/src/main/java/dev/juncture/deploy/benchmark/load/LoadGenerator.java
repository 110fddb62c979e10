package dev.juncture.deploy.benchmark.load;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Sends requests by parallel callers. Each has its own connection, and sends the next request after each answer. */
final class LoadGenerator {
    private final Backend backend;

    LoadGenerator(Backend backend) {
        this.backend = backend;
    }

    /** Sends requests for some time. Each caller sends at least one, and waits for the answer to its last one. */
    Times run(List<String> externalIds, ApiRequest request, Duration duration) {
        ExecutorService threads = Executors.newFixedThreadPool(externalIds.size());
        Tally tally = new Tally();
        long start = System.nanoTime();
        try {
            List<Callable<Object>> callers = externalIds.stream()
                    .map(id -> Executors.callable(() -> caller(id, request, start + duration.toNanos(), tally)))
                    .toList();
            for (Future<Object> caller : threads.invokeAll(callers)) {
                caller.get();
            }
            return tally.times(Duration.ofNanos(System.nanoTime() - start));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped", stopped);
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    /** Sends requests one after the other. */
    Times times(String externalId, ApiRequest request, int requests) {
        Tally tally = new Tally();
        long start = System.nanoTime();
        for (int sent = 0; sent < requests; sent++) {
            time(externalId, request, tally);
        }
        return tally.times(Duration.ofNanos(System.nanoTime() - start));
    }

    private void caller(String externalId, ApiRequest request, long end, Tally tally) {
        do {
            time(externalId, request, tally);
        } while (System.nanoTime() < end);
    }

    private void time(String externalId, ApiRequest request, Tally tally) {
        long start = System.nanoTime();
        try {
            backend.call(externalId, request);
            tally.answered.add(System.nanoTime() - start);
        } catch (WrongAnswerException wrong) {
            tally.failures.add(wrong.getMessage());
        }
    }

    private static final class Tally {
        private final Queue<Long> answered = new ConcurrentLinkedQueue<>();
        private final Queue<String> failures = new ConcurrentLinkedQueue<>();

        Times times(Duration elapsed) {
            return Times.of(List.copyOf(answered), List.copyOf(failures), elapsed);
        }
    }
}
