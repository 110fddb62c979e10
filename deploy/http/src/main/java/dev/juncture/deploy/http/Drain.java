package dev.juncture.deploy.http;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.context.SmartLifecycle;

/**
 * Stops the process in three steps without losing a request. First readiness answers 503. Then everything is served for
 * a while longer, to give load balancers time to notice. Last the port closes, and requests in progress get their
 * answers.
 */
final class Drain implements SmartLifecycle {
    private final Duration pause;
    private volatile boolean running;
    private volatile boolean draining;

    Drain(DrainSettings settings) {
        this.pause = settings.pause();
    }

    boolean isDraining() {
        return draining;
    }

    @Override
    public void start() {
        running = true;
        draining = false;
    }

    /** Waits. The application context has already switched readiness off. */
    @Override
    public void stop() {
        draining = true;
        try {
            TimeUnit.NANOSECONDS.sleep(pause.toNanos());
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Returns the highest phase, to run before the web server stops. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
