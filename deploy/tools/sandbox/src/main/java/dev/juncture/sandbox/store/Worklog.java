package dev.juncture.sandbox.store;

import dev.juncture.sandbox.world.Document;
import dev.juncture.sandbox.world.Person;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Work of a person on an issue. */
public record Worklog(
        long id,
        Person author,
        Instant created,
        Instant started,
        long seconds,
        Optional<Document> comment,
        Optional<JsonNode> visibility) {}
