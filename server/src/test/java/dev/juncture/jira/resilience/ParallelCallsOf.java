package dev.juncture.jira.resilience;

import dev.juncture.testing.TestSleeper;
import org.springframework.mock.env.MockEnvironment;

/** Calls side by side, without an application. */
public final class ParallelCallsOf {
    private final SiteRegistry traffic;
    private final ParallelCalls sideBySide;

    private ParallelCallsOf(int calls) {
        CallSettings settings = new CallSettings("25s", String.valueOf(calls));
        traffic = new SiteRegistry(TestSleeper.INSTANCE, settings);
        sideBySide = new ParallelCalls(settings, traffic, new MockEnvironment());
    }

    /** @param calls in flight at most, the caller's own among them */
    public static ParallelCalls of(int calls) {
        return new ParallelCallsOf(calls).sideBySide;
    }

    public static ParallelCallsOf twentyFour() {
        return new ParallelCallsOf(24);
    }

    public ParallelCalls get() {
        return sideBySide;
    }

    /** As Jira says in any answer. */
    public void nearLimit(String site) {
        traffic.to(site).lane().nearLimit();
    }
}
