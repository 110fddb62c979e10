package dev.juncture.sandbox.limit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** The times of writes to one issue. */
final class IssueWrites {
    private static final Duration SHORT = Duration.ofSeconds(2);
    private static final int MOST_IN_SHORT = 20;
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final int MOST_IN_LONG = 100;

    private final Deque<Instant> writes = new ArrayDeque<>();

    /** Records a write, if the limit allows one. */
    Standing write(Instant now) {
        writes.removeIf(at -> !at.isAfter(now.minus(LONG)));
        long recent = writes.stream().filter(at -> at.isAfter(now.minus(SHORT))).count();
        boolean longer = writes.size() >= MOST_IN_LONG;
        long limit = longer ? MOST_IN_LONG : MOST_IN_SHORT;
        long remaining = longer ? 0 : MOST_IN_SHORT - recent;
        Duration window = longer ? LONG : SHORT;
        if (remaining > 0) {
            writes.addLast(now);
        }
        return new Standing("jira-per-issue-on-write", "jira-per-issue-on-write", limit, remaining, window, window);
    }
}
