package dev.juncture.token.upkeep;

import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Repeats the refreshes in doubt. Runs at start and every two minutes, to request a pair that was lost again while the
 * provider still accepts the old token.
 */
@Component
class SweepRefreshes implements Supplier<BatchRefresh.Out> {
    /** Fits between two runs: eight at a time, ten seconds each. */
    private static final int MOST = 96;

    private final DueRefreshes due;
    private final BatchRefresh refreshes;

    SweepRefreshes(DueRefreshes due, BatchRefresh refreshes) {
        this.due = due;
        this.refreshes = refreshes;
    }

    @Override
    public BatchRefresh.Out get() {
        return refreshes.of(due.inDoubt(MOST));
    }
}
