package dev.juncture.jira.client;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

@Component
final class RealPacing implements Pacing {
    // Copies of one snapshot would take the same pauses from any other generator.
    private final SecureRandom random = new SecureRandom();
    private final Clock clock;

    RealPacing(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public void pause(Duration duration) throws InterruptedException {
        // Rounded up: who wakes too early finds the limit still there.
        Thread.sleep(duration.toMillis() + 1);
    }

    @Override
    public double jitter() {
        return random.nextDouble(0.7, 1.3);
    }
}
