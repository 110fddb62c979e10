package dev.juncture.jira.client;

import dev.juncture.testing.TestPacing;
import org.springframework.mock.env.MockEnvironment;

/** Calls side by side, without an application. */
public final class SideBySides {
    private final Traffic traffic;
    private final SideBySide sideBySide;

    private SideBySides(int calls) {
        CallSettings settings = new CallSettings("25s", String.valueOf(calls));
        traffic = new Traffic(TestPacing.INSTANCE, settings);
        sideBySide = new SideBySide(settings, traffic, new MockEnvironment());
    }

    /** @param calls in flight at most, the caller's own among them */
    public static SideBySide of(int calls) {
        return new SideBySides(calls).sideBySide;
    }

    public static SideBySides twentyFour() {
        return new SideBySides(24);
    }

    public SideBySide get() {
        return sideBySide;
    }

    /** As Jira says in any answer. */
    public void nearLimit(String site) {
        traffic.to(site).lane().nearLimit();
    }
}
