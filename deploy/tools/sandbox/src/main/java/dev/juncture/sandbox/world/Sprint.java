package dev.juncture.sandbox.world;

import java.time.Instant;
import java.util.Optional;

/** A sprint; dates and goal may be missing. */
public record Sprint(
        long id,
        long boardId,
        String name,
        State state,
        Optional<Instant> start,
        Optional<Instant> end,
        Optional<Instant> completed,
        String goal) {

    /** The states, in the order in which boards list sprints. */
    public enum State {
        CLOSED,
        ACTIVE,
        FUTURE
    }
}
