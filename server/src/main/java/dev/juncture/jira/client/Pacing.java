package dev.juncture.jira.client;

import java.time.Clock;
import java.time.Duration;

/** Time as calls to Jira know it. A test lets it pass at once. */
public interface Pacing {
    Clock clock();

    void pause(Duration duration) throws InterruptedException;

    /** What a back-off is multiplied by, so that those who failed together do not come back together. */
    double jitter();
}
