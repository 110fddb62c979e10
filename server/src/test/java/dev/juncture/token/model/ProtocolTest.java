package dev.juncture.token.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every order in which two processes can refresh a connection's token while processes crash and freeze and answers are late
 * or lost, with three such faults within the provider's leeway.
 */
class ProtocolTest {
    private static final int EXPIRIES = 2;
    private static final int FAULTS = 3;
    private static StateSpace<Deployment> everything;

    @BeforeAll
    static void explore() {
        everything = explore(Rules.ALL, FAULTS);
    }

    @Test
    void visitsEveryState() {
        System.out.println("states of the refresh protocol: " + everything.size());
        assertThat(everything.size()).isGreaterThan(100_000);
    }

    @Test
    void neverLosesTheGrantWithinTheLeeway() {
        assertNone(everything.counterexample(Deployment::keepsGrant));
    }

    @Test
    void neverUsesADiscardedPair() {
        assertNone(everything.counterexample(ProtocolTest::usesNoDiscardedPair));
    }

    @Test
    void refreshesOnceUnlessAFaultHappened() {
        assertNone(everything.counterexample(askedNoMoreThanNeeded(FAULTS)));
    }

    @Test
    void answersEveryCaller() {
        assertNone(everything.deadEnd(
                (before, after) -> before.faults() == after.faults(), Deployment::hasAnsweredAllCallers));
    }

    @Test
    void needsTheVersionCheck() {
        StateSpace<Deployment> broken = explore(Rules.ALL.withoutVersionCheck(), 2);
        assertThat(broken.counterexample(ProtocolTest::usesNoDiscardedPair)).isPresent();
    }

    @Test
    void needsTheLease() {
        StateSpace<Deployment> broken = explore(Rules.ALL.withoutLease(), 0);
        assertThat(broken.counterexample(askedNoMoreThanNeeded(0))).isPresent();
    }

    @Test
    void needsTheCheckOfTheLeaseBeforeSending() {
        StateSpace<Deployment> broken = explore(Rules.ALL.withoutCheckBeforeSending(), 2);
        assertThat(broken.counterexample(Deployment::keepsGrant)).isPresent();
    }

    @Test
    void needsTheSweep() {
        StateSpace<Deployment> broken = explore(Rules.ALL.withoutSweep(), 1);
        assertThat(broken.counterexample(Deployment::keepsGrant)).isPresent();
    }

    private static boolean usesNoDiscardedPair(Deployment state) {
        return !state.authority().forked(state.row().token());
    }

    private static StateSpace<Deployment> explore(Rules rules, int faults) {
        return StateSpace.of(Deployment.connected(EXPIRIES, faults), new Protocol(rules)::moves);
    }

    private static Predicate<Deployment> askedNoMoreThanNeeded(int faults) {
        return state -> state.row().asked() <= 1 + faults - state.faults();
    }

    private static void assertNone(Optional<List<Deployment>> way) {
        assertThat(way.map(states -> String.join(
                        "\n", states.stream().map(Deployment::toString).toList())))
                .isEmpty();
    }
}
