package dev.juncture.jira.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import dev.juncture.error.ApiException;
import dev.juncture.error.ErrorCode;
import dev.juncture.jira.client.TestClients;
import dev.juncture.jira.testing.ProbeCalls;
import dev.juncture.testing.JunctureTest;
import dev.juncture.testing.TestSleeper;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;

/** Counts the calls that run at the same time, where they arrive. */
@JunctureTest
@Timeout(60)
class BulkheadTest {
    @Autowired
    BeanFactory application;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Semaphore arrivals = new Semaphore(0);
    private final CountDownLatch answers = new CountDownLatch(1);
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private volatile boolean near;
    private volatile boolean held;
    private HttpServer jira;

    @BeforeEach
    void start() throws IOException {
        jira = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        jira.setExecutor(threads);
        jira.createContext("/", exchange -> {
            most.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
            arrivals.release();
            if (held) {
                awaitQuietly(answers);
            }
            inFlight.decrementAndGet();
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            if (near) {
                exchange.getResponseHeaders().set("X-RateLimit-NearLimit", "true");
            }
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write("{}".getBytes(StandardCharsets.US_ASCII));
            exchange.close();
        });
        jira.start();
    }

    @AfterEach
    void stop() {
        answers.countDown();
        jira.stop(0);
        threads.shutdownNow();
    }

    @Test
    void sendsAtMostTwentyFourCallsAtOncePerSite() throws InterruptedException {
        ProbeCalls api = client();
        held = true;
        List<Thread> callers = call(api, "site", 40);
        arrivals.acquire(24);
        awaitParked(callers, 16);
        // Another site has its own bulkhead.
        Thread elsewhere = call(api, "elsewhere", 1).get(0);
        arrivals.acquire();
        answers.countDown();
        join(callers);
        elsewhere.join();
        assertThat(most).hasValue(25);
        assertThat(arrivals.availablePermits()).isEqualTo(16);
    }

    @Test
    void sendsOneCallAtATimeForAMinuteWhenALimitIsNear() throws InterruptedException {
        ProbeCalls api = client();
        near = true;
        api.project("site", "EX");
        near = false;
        arrivals.acquire();
        held = true;
        List<Thread> callers = call(api, "site", 5);
        arrivals.acquire();
        awaitParked(callers, 4);
        answers.countDown();
        join(callers);
        assertThat(most).hasValue(1);
    }

    @Test
    void sendsParallelCallsAgainAfterAMinute() throws InterruptedException {
        ProbeCalls api = client();
        near = true;
        api.project("site", "EX");
        near = false;
        arrivals.acquire();
        TestSleeper.INSTANCE.pass(Duration.ofMinutes(1));
        held = true;
        List<Thread> callers = call(api, "site", 5);
        arrivals.acquire(5);
        answers.countDown();
        join(callers);
        assertThat(most).hasValue(5);
    }

    @Test
    void waitsForAPlaceNoLongerThanTheBudget() throws InterruptedException {
        ResilientCalls calls = new TestSites("1s", 1).calls(application);
        RateLimitKey target = new RateLimitKey("site", HttpMethod.GET, "/x", null);
        Thread first = new Thread(() -> calls.callOnce(target, calls.startBudget(), time -> {
            arrivals.release();
            awaitQuietly(answers);
            return "late";
        }));
        first.start();
        arrivals.acquire();
        ApiException refusal = catchThrowableOfType(
                ApiException.class, () -> calls.callOnce(target, calls.startBudget(), time -> "never"));
        assertThat(refusal.code()).isEqualTo(ErrorCode.RATE_LIMITED);
        answers.countDown();
        first.join();
        String answer = calls.callOnce(target, calls.startBudget(), time -> "now");
        assertThat(answer).isEqualTo("now");
    }

    private ProbeCalls client() {
        String address = "http://127.0.0.1:" + jira.getAddress().getPort();
        return new ProbeCalls(TestClients.of(TestSites.usual(), address, application));
    }

    private static List<Thread> call(ProbeCalls api, String site, int times) {
        List<Thread> callers = Stream.generate(() -> new Thread(() -> api.project(site, "EX")))
                .limit(times)
                .toList();
        callers.forEach(Thread::start);
        return callers;
    }

    /** Waits until {@code count} callers are in the queue of a bulkhead. */
    private static void awaitParked(List<Thread> callers, int count) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (callers.stream().filter(BulkheadTest::isParked).count() < count) {
            assertThat(System.nanoTime()).as("callers in the queue").isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private static boolean isParked(Thread caller) {
        return caller.getState() == Thread.State.TIMED_WAITING
                && Arrays.stream(caller.getStackTrace())
                        .anyMatch(frame -> frame.getClassName().equals(Bulkhead.class.getName()));
    }

    private static void join(List<Thread> callers) throws InterruptedException {
        for (Thread caller : callers) {
            caller.join();
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
