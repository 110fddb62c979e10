package dev.juncture.token;

import dev.juncture.connection.DueRefreshes;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Completes the refreshes whose outcome nobody knows. To run every two minutes and at start, so that a pair that was
 * handed out and lost is asked for again inside the provider's leeway.
 */
@Component
class SweepRefreshes implements Supplier<Refreshes.Out> {
    /** At eight at once and ten seconds each, what fits between two runs. */
    private static final int MOST = 96;

    private final DueRefreshes due;
    private final Refreshes refreshes;

    SweepRefreshes(DueRefreshes due, Refreshes refreshes) {
        this.due = due;
        this.refreshes = refreshes;
    }

    @Override
    public Refreshes.Out get() {
        return refreshes.of(due.inDoubt(MOST));
    }
}
