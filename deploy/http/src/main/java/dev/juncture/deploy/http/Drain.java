package dev.juncture.deploy.http;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.context.SmartLifecycle;

/**
 * A stop in three steps that lose no request: readiness answers 503, everything is served for a while longer, so that
 * load balancers notice, and then the port closes and requests under way get their answers.
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

    /** By now the context has told that it takes no more traffic. */
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

    /** Before the web server's own. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
