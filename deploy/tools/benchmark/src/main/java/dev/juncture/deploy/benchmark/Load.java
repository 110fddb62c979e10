package dev.juncture.deploy.benchmark;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Callers side by side, each with a connection of its own, each asking again as soon as it has its answer. */
final class Load {
    private final Backend backend;

    Load(Backend backend) {
        this.backend = backend;
    }

    /** Each caller asks at least once, and finishes what it has begun when the time is over. */
    Times run(List<String> externalIds, Question question, Duration duration) {
        ExecutorService threads = Executors.newFixedThreadPool(externalIds.size());
        Tally tally = new Tally();
        long start = System.nanoTime();
        try {
            List<Callable<Object>> callers = externalIds.stream()
                    .map(id -> Executors.callable(() -> caller(id, question, start + duration.toNanos(), tally)))
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

    /** One after the other. */
    Times times(String externalId, Question question, int requests) {
        Tally tally = new Tally();
        long start = System.nanoTime();
        for (int request = 0; request < requests; request++) {
            time(externalId, question, tally);
        }
        return tally.times(Duration.ofNanos(System.nanoTime() - start));
    }

    private void caller(String externalId, Question question, long end, Tally tally) {
        do {
            time(externalId, question, tally);
        } while (System.nanoTime() < end);
    }

    private void time(String externalId, Question question, Tally tally) {
        long start = System.nanoTime();
        try {
            backend.ask(externalId, question);
            tally.answered.add(System.nanoTime() - start);
        } catch (WrongAnswer wrong) {
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
