package dev.juncture.jira.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.juncture.error.ApiException;
import dev.juncture.error.ErrorCode;
import dev.juncture.jira.JiraErrors;
import dev.juncture.testing.Together;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.mock.env.MockEnvironment;

@Timeout(30)
class SharedRunsTest {
    private final SharedRuns shared = new SharedRuns(new MockEnvironment());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger runs = new AtomicInteger();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    /** Two runs in progress that last until the test ends them. No other run of this question starts before. */
    private final class Held {
        private final CountDownLatch started = new CountDownLatch(2);
        private final CountDownLatch end = new CountDownLatch(1);
        private final List<Future<Integer>> results = new ArrayList<>();

        Held(Object question) {
            for (int i = 1; i <= 2; i++) {
                results.add(threads.submit(() -> shared.share(question, in(25), deadline -> {
                    started.countDown();
                    awaits(end);
                    return runs.incrementAndGet();
                })));
                while (started.getCount() > 2 - i) {
                    Thread.onSpinWait();
                }
            }
        }

        void end() throws Exception {
            end.countDown();
            for (Future<Integer> result : results) {
                assertThat(result.get(10, TimeUnit.SECONDS)).isBetween(1, 2);
            }
        }
    }

    @Test
    void aCallerAloneWorksOnItsOwnThread() {
        Thread caller = Thread.currentThread();
        Thread worker = shared.share("a", in(25), deadline -> Thread.currentThread());
        assertThat(worker).isSameAs(caller);
        int first = shared.share("a", in(25), deadline -> runs.incrementAndGet());
        int second = shared.share("a", in(25), deadline -> runs.incrementAndGet());
        assertThat(List.of(first, second)).containsExactly(1, 2);
    }

    @Test
    void callersShareTheRunThatStartsAfterTheyAsked() throws Exception {
        Held held = new Held("a");
        List<Future<Integer>> others = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
            others.add(asking("a", in(25)));
        }
        awaitCallers(15);
        assertThat(others).noneMatch(Future::isDone);

        held.end();

        for (Future<Integer> other : others) {
            assertThat(other.get(10, TimeUnit.SECONDS)).isEqualTo(3);
        }
        assertThat(runs).hasValue(3);
    }

    @Test
    void nobodyJoinsARunThatIsInProgress() {
        AtomicInteger written = new AtomicInteger();
        Together<Boolean> callers = Together.run(16, caller -> {
            boolean current = true;
            for (int i = 0; i < 50; i++) {
                int before = written.incrementAndGet();
                current &= shared.share("a", in(25), deadline -> written.get()) >= before;
            }
            return current;
        });
        assertThat(callers.failures()).isEmpty();
        assertThat(callers.results()).hasSize(16).containsOnly(true);
    }

    @Test
    void aSecondRunStartsBesideASlowOne() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        CountDownLatch started = new CountDownLatch(1);
        Future<Integer> slow = threads.submit(() -> shared.share("a", in(25), deadline -> {
            started.countDown();
            awaits(end);
            return runs.incrementAndGet();
        }));
        awaits(started);
        assertThat(asking("a", in(25)).get(10, TimeUnit.SECONDS)).isOne();
        end.countDown();
        assertThat(slow.get(10, TimeUnit.SECONDS)).isEqualTo(2);
    }

    @Test
    void atMostTwoRunsAreInProgress() {
        AtomicInteger inProgress = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Together<Integer> callers = Together.run(16, caller -> {
            for (int i = 0; i < 20; i++) {
                shared.share("a", in(25), deadline -> {
                    most.accumulateAndGet(inProgress.incrementAndGet(), Math::max);
                    Thread.yield();
                    return inProgress.decrementAndGet();
                });
            }
            return 0;
        });
        assertThat(callers.failures()).isEmpty();
        assertThat(most.get()).isBetween(1, 2);
    }

    @Test
    void otherQuestionsDoNotWait() throws Exception {
        Held held = new Held("a");
        String other = shared.share("b", in(25), deadline -> "other");
        assertThat(other).isEqualTo("other");
        held.end();
    }

    @Test
    void everyCallerGetsTheFailureOfTheSharedRun() throws Exception {
        Held held = new Held("a");
        ApiException refusal = new ApiException(ErrorCode.CONFLICT, "No.");
        List<Future<Object>> others = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            others.add(threads.submit(() -> shared.share("a", in(25), deadline -> {
                throw refusal;
            })));
        }
        awaitCallers(3);
        held.end();
        for (Future<Object> other : others) {
            assertThatThrownBy(() -> other.get(10, TimeUnit.SECONDS)).hasCause(refusal);
        }
    }

    @Test
    void aFailureDoesNotStopLaterRuns() throws Exception {
        assertThatThrownBy(() -> shared.share("a", in(25), deadline -> {
                    throw new IllegalStateException("defect");
                }))
                .isInstanceOf(IllegalStateException.class);
        Held held = new Held("a");
        Future<Integer> failing = threads.submit(() -> shared.share("a", in(25), deadline -> {
            throw new StackOverflowError();
        }));
        awaitCallers(1);
        held.end();
        assertThatThrownBy(() -> failing.get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(StackOverflowError.class);
        assertThat(asking("a", in(25)).get(10, TimeUnit.SECONDS)).isEqualTo(3);
    }

    @Test
    void aCallerLeavesAtItsOwnDeadline() throws Exception {
        Held held = new Held("a");
        Future<Integer> patient = asking("a", in(25));
        awaitCallers(1);
        assertThatThrownBy(() -> shared.share("a", in(0), deadline -> runs.incrementAndGet()))
                .isInstanceOfSatisfying(
                        ApiException.class, late -> assertThat(late.code()).isEqualTo(JiraErrors.JIRA_TIMEOUT));
        held.end();
        assertThat(patient.get(10, TimeUnit.SECONDS)).isEqualTo(3);
    }

    @Test
    void aSharedRunHasTheTimeOfItsLatestCaller() throws Exception {
        Held held = new Held("a");
        AtomicReference<Deadline> given = new AtomicReference<>();
        Deadline longer = in(20);
        List<Future<Integer>> others = new ArrayList<>();
        for (Deadline deadline : List.of(in(10), longer, in(5))) {
            others.add(threads.submit(() -> shared.share("a", deadline, latest -> {
                given.set(latest);
                return 0;
            })));
            awaitCallers(others.size());
        }
        held.end();
        for (Future<Integer> other : others) {
            other.get(10, TimeUnit.SECONDS);
        }
        assertThat(given).hasValue(longer);
    }

    @Test
    void aRunWithoutCallersIsNotStarted() throws Exception {
        Held held = new Held("a");
        Future<Integer> other = asking("a", in(25));
        awaitCallers(1);
        other.cancel(true);
        awaitCallers(0);
        held.end();
        assertThat(asking("a", in(25)).get(10, TimeUnit.SECONDS)).isEqualTo(3);
        assertThat(runs).hasValue(3);
    }

    @Test
    void aRunIsInterruptedWhenItsLastCallerHasLeft() throws Exception {
        Held held = new Held("a");
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        Callable<Integer> ask = () -> shared.share("a", in(25), deadline -> {
            started.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException stopped) {
                interrupted.countDown();
            }
            return 0;
        });
        Future<Integer> one = threads.submit(ask);
        Future<Integer> two = threads.submit(ask);
        awaitCallers(2);
        held.end();
        awaits(started);
        one.cancel(true);
        two.cancel(true);
        awaits(interrupted);
    }

    @Test
    void othersStayWhenACallerIsInterrupted() throws Exception {
        Held held = new Held("a");
        Future<Integer> one = asking("a", in(25));
        Future<Integer> two = asking("a", in(25));
        awaitCallers(2);
        one.cancel(true);
        awaitCallers(1);
        held.end();
        assertThat(two.get(10, TimeUnit.SECONDS)).isEqualTo(3);
    }

    @Test
    void keepsNothingAfterTheLastRun() throws ExecutionException, InterruptedException {
        Together.run(32, caller -> shared.share("q" + caller % 4, in(25), deadline -> runs.incrementAndGet()));
        while (shared.questions() > 0) {
            Thread.onSpinWait();
        }
        assertThat(runs.get()).isBetween(4, 32);
    }

    private Future<Integer> asking(Object question, Deadline deadline) {
        return threads.submit(() -> shared.share(question, deadline, time -> runs.incrementAndGet()));
    }

    /** Waits until this many callers wait for the next run of a question. */
    private void awaitCallers(int count) {
        while (shared.waiting("a") != count) {
            Thread.onSpinWait();
        }
    }

    private static Deadline in(int seconds) {
        Clock clock = Clock.systemUTC();
        return new Deadline(clock, clock.instant().plus(Duration.ofSeconds(seconds)));
    }

    private static void awaits(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}
