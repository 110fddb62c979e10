package dev.juncture.sandbox.store;

import dev.juncture.sandbox.world.Person;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The changes that one person made to an issue at one time. */
public record Change(long id, Person author, Instant at, List<Item> items) {
    public Change {
        items = List.copyOf(items);
    }

    /** The change of one field. */
    public record Item(String field, Optional<Object> before, Optional<Object> after) {}
}
