package dev.juncture.sandbox.store;

import dev.juncture.sandbox.world.Document;
import dev.juncture.sandbox.world.Person;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A comment on an issue. */
public record Comment(
        long id,
        Person author,
        Instant created,
        Person updatedBy,
        Instant updated,
        Document body,
        Optional<JsonNode> visibility) {

    public Comment with(Document text, Optional<JsonNode> visibleTo, Person by, Instant at) {
        return new Comment(id, author, created, by, at, text, visibleTo);
    }
}
