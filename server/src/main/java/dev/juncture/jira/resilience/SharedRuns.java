package dev.juncture.jira.resilience;

import dev.juncture.error.ApiException;
import dev.juncture.error.ErrorCode;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.thread.Threading;
import org.springframework.core.env.Environment;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.stereotype.Component;

/**
 * Lets callers with the same question share one run. Of each question at most one run is in progress, and one run waits for
 * its end. A caller joins the waiting run and never one in progress: its answer shows everything that happened before the
 * caller asked. A caller that asks alone does the work on its own thread.
 *
 * <p>Nothing is kept after the last run of a question, so there are never more questions here than callers.
 */
@Component
public final class SharedRuns {
    /**
     * Callers often ask again as soon as they have an answer. A short wait lets them join the next run: otherwise they split
     * into two groups that take turns.
     */
    private static final Duration LONGEST_GATHERING = Duration.ofMillis(25);

    private static final int SHARE_OF_RUN = 10;

    private final Map<Object, Line> lines = new HashMap<>();
    private final SimpleAsyncTaskExecutor threads = new SimpleAsyncTaskExecutor("jira-shared-");

    SharedRuns(Environment environment) {
        threads.setVirtualThreads(Threading.VIRTUAL.isActive(environment));
        threads.setDaemon(true);
    }

    /** The runs of one question. */
    private static final class Line {
        private @Nullable SharedRun<?> waiting;
    }

    /**
     * Returns the result of a run that starts after this call.
     *
     * @param question equal for callers who may share a run
     * @param deadline of this caller
     * @param work gets the latest deadline of the callers who share the run
     * @throws dev.juncture.jira.JiraFailure {@code jira_timeout} at the deadline
     */
    public <T> T share(Object question, Deadline deadline, Function<Deadline, T> work) {
        SharedRun<T> run = join(question, deadline, work);
        if (run != null) {
            return await(run, deadline);
        }
        long start = System.nanoTime();
        try {
            return work.apply(deadline);
        } finally {
            startNext(question, System.nanoTime() - start);
        }
    }

    /** Returns the waiting run, or null when none is in progress. */
    @SuppressWarnings("unchecked")
    private <T> @Nullable SharedRun<T> join(Object question, Deadline deadline, Function<Deadline, T> work) {
        synchronized (lines) {
            Line line = lines.get(question);
            if (line == null) {
                lines.put(question, new Line());
                return null;
            }
            if (line.waiting == null || line.waiting.isCancelled()) {
                line.waiting = new SharedRun<>(work, deadline);
            }
            line.waiting.join(deadline);
            // Equal questions have results of one type.
            return (SharedRun<T>) line.waiting;
        }
    }

    private void startNext(Object question, long nanosOfLast) {
        synchronized (lines) {
            if (lines.get(question).waiting == null) {
                lines.remove(question);
                return;
            }
        }
        try {
            threads.execute(() -> runNext(question, nanosOfLast));
        } catch (RuntimeException | Error noThread) {
            synchronized (lines) {
                lines.remove(question).waiting.cancel();
            }
            throw noThread;
        }
    }

    private void runNext(Object question, long nanosOfLast) {
        LockSupport.parkNanos(Math.min(LONGEST_GATHERING.toNanos(), nanosOfLast / SHARE_OF_RUN));
        long start = System.nanoTime();
        try {
            takeNext(question).run();
        } finally {
            startNext(question, System.nanoTime() - start);
        }
    }

    /** Returns the waiting run, which nobody can join from now on. */
    private SharedRun<?> takeNext(Object question) {
        synchronized (lines) {
            Line line = lines.get(question);
            SharedRun<?> next = Objects.requireNonNull(line.waiting);
            line.waiting = null;
            return next;
        }
    }

    private <T> T await(SharedRun<T> run, Deadline deadline) {
        try {
            return run.await(deadline);
        } catch (CancellationException noThread) {
            throw new ApiException(ErrorCode.UNAVAILABLE, "Juncture is too busy for this: try again in a moment.")
                    .retryAfter(Duration.ofSeconds(2));
        } catch (InterruptedException stopped) {
            leave(run);
            throw RetryRule.interrupted();
        } catch (TimeoutException tooLong) {
            leave(run);
            throw ResilientCalls.outOfTime();
        } catch (ExecutionException failed) {
            throw ParallelCalls.causeOf(failed);
        }
    }

    private void leave(SharedRun<?> run) {
        synchronized (lines) {
            run.leave();
        }
    }

    /** Returns the number of questions that are being answered. */
    int questions() {
        synchronized (lines) {
            return lines.size();
        }
    }

    /** Returns the number of callers who wait for the next run of a question. */
    int waiting(Object question) {
        synchronized (lines) {
            Line line = lines.get(question);
            return line == null || line.waiting == null ? 0 : line.waiting.callers();
        }
    }
}
