package dev.juncture.jira.resilience;

import dev.juncture.error.ApiException;
import dev.juncture.error.ErrorCode;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.thread.Threading;
import org.springframework.core.env.Environment;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.task.TaskRejectedException;
import org.springframework.stereotype.Component;

/**
 * Lets callers with the same question share one run. A caller joins a run that has not started, and never one in progress:
 * its answer shows everything that happened before the caller asked. A caller that asks alone does the work on its own
 * thread.
 *
 * <p>Of each question at most one run waits and two are in progress. Nothing is kept after the last run of a question, so
 * there are never more questions here than callers.
 */
@Component
public final class SharedRuns {
    /** How long a run waits for the end of the run before it. Then it starts beside it, as the second one in progress. */
    private static final Duration LONGEST_WAIT = Duration.ofMillis(25);

    private static final int MOST_IN_PROGRESS = 2;

    private final Lock lock = new ReentrantLock();
    private final Map<Object, Line> lines = new HashMap<>();
    private final SimpleAsyncTaskExecutor threads = new SimpleAsyncTaskExecutor("jira-shared-");

    SharedRuns(Environment environment) {
        threads.setVirtualThreads(Threading.VIRTUAL.isActive(environment));
        threads.setDaemon(true);
    }

    /** The runs of one question. */
    private static final class Line {
        private final Condition runEnded;
        private @Nullable SharedRun<?> waiting;
        private int inProgress;

        Line(Condition runEnded) {
            this.runEnded = runEnded;
        }
    }

    /**
     * Returns the result of a run that starts after this call.
     *
     * @param question equal for callers who may share a run
     * @param deadline of this caller
     * @param work gets the latest deadline of the callers who share the run
     * @throws dev.juncture.jira.JiraFailure {@code jira_timeout} at the deadline
     * @throws ApiException {@code unavailable} when no thread can be started
     */
    public <T> T share(Object question, Deadline deadline, Function<Deadline, T> work) {
        SharedRun<T> run = join(question, deadline, work);
        if (run != null) {
            return await(run, deadline);
        }
        try {
            return work.apply(deadline);
        } finally {
            ended(question);
        }
    }

    /** Returns the waiting run, or null when none is in progress. */
    @SuppressWarnings("unchecked")
    private <T> @Nullable SharedRun<T> join(Object question, Deadline deadline, Function<Deadline, T> work) {
        lock.lock();
        try {
            Line line = lines.get(question);
            if (line == null) {
                line = new Line(lock.newCondition());
                line.inProgress = 1;
                lines.put(question, line);
                return null;
            }
            if (line.waiting == null) {
                threads.execute(() -> runNext(question));
                line.waiting = new SharedRun<>(work, deadline);
            } else if (line.waiting.isCancelled()) {
                line.waiting = new SharedRun<>(work, deadline);
            }
            line.waiting.join(deadline);
            // Equal questions have results of one type.
            return (SharedRun<T>) line.waiting;
        } catch (TaskRejectedException | OutOfMemoryError noThread) {
            throw new ApiException(ErrorCode.UNAVAILABLE, "Juncture is too busy for this: try again in a moment.")
                    .retryAfter(Duration.ofSeconds(2));
        } finally {
            lock.unlock();
        }
    }

    private void runNext(Object question) {
        SharedRun<?> next = takeNext(question);
        try {
            next.run();
        } finally {
            ended(question);
        }
    }

    /** Waits for its turn and returns the waiting run. From now on no caller can join it. */
    private SharedRun<?> takeNext(Object question) {
        lock.lock();
        try {
            Line line = lines.get(question);
            long left = LONGEST_WAIT.toNanos();
            while (line.inProgress == MOST_IN_PROGRESS || line.inProgress > 0 && left > 0) {
                left = awaitEnd(line, left);
            }
            SharedRun<?> next = Objects.requireNonNull(line.waiting);
            line.waiting = null;
            line.inProgress++;
            return next;
        } finally {
            lock.unlock();
        }
    }

    private static long awaitEnd(Line line, long left) {
        if (line.inProgress == MOST_IN_PROGRESS) {
            line.runEnded.awaitUninterruptibly();
            return left;
        }
        try {
            return line.runEnded.awaitNanos(left);
        } catch (InterruptedException never) {
            // No other code has a reference to this thread.
            return 0;
        }
    }

    private void ended(Object question) {
        lock.lock();
        try {
            Line line = lines.get(question);
            line.inProgress--;
            line.runEnded.signal();
            if (line.inProgress == 0 && line.waiting == null) {
                lines.remove(question);
            }
        } finally {
            lock.unlock();
        }
    }

    private <T> T await(SharedRun<T> run, Deadline deadline) {
        try {
            return run.await(deadline);
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
        lock.lock();
        try {
            run.leave();
        } finally {
            lock.unlock();
        }
    }

    /** Returns the number of questions that are being answered. */
    int questions() {
        lock.lock();
        try {
            return lines.size();
        } finally {
            lock.unlock();
        }
    }

    /** Returns the number of callers who wait for the next run of a question. */
    int waiting(Object question) {
        lock.lock();
        try {
            Line line = lines.get(question);
            return line == null || line.waiting == null ? 0 : line.waiting.callers();
        } finally {
            lock.unlock();
        }
    }
}
