package dev.juncture.jira.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.juncture.error.ApiException;
import dev.juncture.error.ErrorCode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.MDC;

@Timeout(30)
class ParallelCallsTest {
    private static final int OTHER_THREADS = 23;
    private static final List<Integer> TEN = IntStream.range(0, 10).boxed().toList();

    private final TestSites sites = TestSites.usual();
    private final ParallelCalls parallel = sites.parallel("site");

    @AfterEach
    void clear() {
        MDC.clear();
        // A test that leaves its thread interrupted must not spoil the next one.
        Thread.interrupted();
    }

    @Test
    void worksOnAllItemsInParallelAndKeepsTheirOrder() {
        CyclicBarrier all = new CyclicBarrier(10);
        assertThat(parallel.map(TEN, item -> {
                    meet(all);
                    return item * item;
                }))
                .containsExactly(0, 1, 4, 9, 16, 25, 36, 49, 64, 81);
    }

    @Test
    void keepsThreadsForMoreWork() {
        Set<Thread> threads = new HashSet<>();
        for (int work = 0; work < 50; work++) {
            threads.add(ParallelCalls.await(parallel.start(Thread::currentThread)));
        }
        assertThat(threads).hasSizeLessThan(50).doesNotContain(Thread.currentThread());
    }

    @Test
    void leavesNoLogContextToTheNextWork() {
        MDC.put("request_id", "one");
        for (int work = 0; work < 50; work++) {
            assertThat(ParallelCalls.await(parallel.start(() -> MDC.get("request_id"))))
                    .isEqualTo("one");
        }
        MDC.clear();
        for (int work = 0; work < 50; work++) {
            assertThat(ParallelCalls.await(parallel.start(() -> String.valueOf(MDC.get("request_id")))))
                    .isEqualTo("null");
        }
    }

    @Test
    void returnsNothingForNoItems() {
        assertThat(parallel.map(List.of(), item -> item)).isEmpty();
    }

    @Test
    void allowsWorkThatStartsMoreWork() {
        List<List<List<Integer>>> results =
                parallel.map(TEN, a -> parallel.map(TEN, b -> parallel.map(TEN, c -> a + b + c)));
        assertThat(results.get(9).get(9).get(9)).isEqualTo(27);
    }

    @Test
    void limitsTheThreadsOfEachSite() {
        AtomicInteger inFlight = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch full = new CountDownLatch(OTHER_THREADS);
        List<Integer> items = IntStream.range(0, 200).boxed().toList();
        parallel.map(items, item -> {
            most.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
            full.countDown();
            await(full);
            if (item == items.size() - 1) {
                assertThat(sites.parallel("other").startIfFree(() -> item)).isPresent();
            }
            return inFlight.decrementAndGet();
        });
        assertThat(most.get()).isBetween(OTHER_THREADS, OTHER_THREADS + 1);
    }

    @Test
    void throwsTheFailureUnchangedAndInterruptsTheRest() throws InterruptedException {
        CountDownLatch interrupted = new CountDownLatch(8);
        CountDownLatch waiting = new CountDownLatch(8);
        ApiException failure = new ApiException(ErrorCode.RATE_LIMITED, "Later.");
        assertThatThrownBy(() -> parallel.map(TEN, item -> {
                    if (item == 0) {
                        await(waiting);
                        throw failure;
                    }
                    if (item < 9) {
                        waiting.countDown();
                        awaitInterruption(interrupted);
                    }
                    return item;
                }))
                .isSameAs(failure);
        assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void startsNoMoreWorkAfterAFailure() {
        AtomicInteger done = new AtomicInteger();
        IllegalStateException failure = new IllegalStateException();
        List<Integer> items = IntStream.range(0, 1000).boxed().toList();
        CountDownLatch never = new CountDownLatch(1);
        assertThatThrownBy(() -> parallel.map(items, item -> {
                    done.incrementAndGet();
                    // All other threads are busy, so the caller does the next item itself.
                    if (item < OTHER_THREADS) {
                        awaitInterruption(never);
                    }
                    throw failure;
                }))
                .isSameAs(failure);
        assertThat(done.get()).isLessThanOrEqualTo(OTHER_THREADS + 1);
    }

    @Test
    void passesAnInterruptionToAllThreads() throws InterruptedException {
        CountDownLatch interrupted = new CountDownLatch(9);
        CountDownLatch waiting = new CountDownLatch(9);
        Thread caller = Thread.currentThread();
        Thread interrupter = new Thread(() -> {
            await(waiting);
            caller.interrupt();
        });
        interrupter.start();
        assertThatThrownBy(() -> parallel.map(TEN, item -> {
                    if (item < 9) {
                        waiting.countDown();
                        awaitInterruption(interrupted);
                    }
                    return item;
                }))
                .isInstanceOfSatisfying(
                        ApiException.class, thrown -> assertThat(thrown.code()).isEqualTo(ErrorCode.UNAVAILABLE));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
        interrupter.join();
    }

    @Test
    void keepsTheLogContextInEveryThread() {
        MDC.put("request_id", "r1");
        assertThat(parallel.map(TEN, item -> MDC.get("request_id"))).hasSize(10).containsOnly("r1");
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException alone) {
            throw new AssertionError("The others did not arrive.", alone);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    private static void awaitInterruption(CountDownLatch interruptions) {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException asExpected) {
            interruptions.countDown();
        }
    }
}
