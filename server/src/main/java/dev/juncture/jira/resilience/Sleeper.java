package dev.juncture.jira.resilience;

import java.time.Clock;
import java.time.Duration;

/** The clock and the pauses of calls to Jira. Tests replace it, to let time pass at once. */
public interface Sleeper {
    Clock clock();

    void pause(Duration duration) throws InterruptedException;

    /** Returns a random factor for a back-off, to keep calls that failed together from returning together. */
    double jitter();
}
