package dev.juncture.sandbox.store;

import dev.juncture.sandbox.world.Issue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The delay of the search index: as in Jira, search shows a write later than the issue itself. */
public final class SearchLag {
    private final Clock clock;
    private final List<Unseen> unseen = new ArrayList<>();
    private Duration lag = Duration.ZERO;

    /** A write that search does not know yet, and what search shows until then. */
    private record Unseen(Instant until, long id, Optional<Issue> before) {}

    SearchLag(Clock clock) {
        this.clock = clock;
    }

    /** Sets the delay. It applies from the next write. */
    public synchronized void set(Duration lag) {
        this.lag = lag;
    }

    synchronized void note(long id, Optional<Issue> before) {
        if (!lag.isZero()) {
            unseen.add(new Unseen(clock.instant().plus(lag), id, before));
        }
    }

    /** Returns what search shows in place of current issues, by id; empty for an issue that search does not know yet. */
    synchronized Map<Long, Optional<Issue>> stale(List<Long> reconciled) {
        Instant now = clock.instant();
        unseen.removeIf(write -> !write.until().isAfter(now));
        Map<Long, Optional<Issue>> stale = new HashMap<>();
        unseen.forEach(write -> stale.putIfAbsent(write.id(), write.before()));
        reconciled.forEach(stale::remove);
        return stale;
    }
}
