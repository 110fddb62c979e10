package dev.juncture.jira.resilience;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

@Component
final class RealSleeper implements Sleeper {
    // Any other generator would give the same pauses to all copies of a process snapshot.
    private final SecureRandom random = new SecureRandom();
    private final Clock clock;

    RealSleeper(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public void pause(Duration duration) throws InterruptedException {
        // Rounded up, because the limit would still be in force a moment too early.
        Thread.sleep(duration.toMillis() + 1);
    }

    @Override
    public double jitter() {
        return random.nextDouble(0.7, 1.3);
    }
}
