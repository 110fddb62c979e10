package dev.juncture.deploy.http;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Asks for the health of a process ten times a second, each time on a new connection, as an orchestrator does. */
final class HealthProbe implements AutoCloseable {
    private static final int PAUSE_MILLIS = 100;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final List<Long> millis = Collections.synchronizedList(new ArrayList<>());
    private final List<String> failures = Collections.synchronizedList(new ArrayList<>());
    private final int port;

    HealthProbe(int port) {
        this.port = port;
        thread.scheduleWithFixedDelay(this::ask, 0, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void ask() {
        long start = System.nanoTime();
        try {
            String answer = RawHttp.send(port, "GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            if (!answer.startsWith("HTTP/1.1 200 ")) {
                failures.add(answer);
            }
        } catch (IOException noAnswer) {
            failures.add(noAnswer.toString());
        }
        millis.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
    }

    List<String> failures() {
        return List.copyOf(failures);
    }

    /** Returns the milliseconds in which a share of the questions was answered. */
    long percentile(double share) {
        List<Long> sorted = millis.stream().sorted().toList();
        return sorted.get((int) Math.min(sorted.size() - 1, share * sorted.size()));
    }

    String summary() {
        return String.format(
                Locale.ROOT,
                "%d questions for health, p50 %d ms, p99 %d ms, at most %d ms",
                millis.size(),
                percentile(0.5),
                percentile(0.99),
                percentile(1));
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
