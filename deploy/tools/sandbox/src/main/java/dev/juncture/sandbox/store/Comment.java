package dev.juncture.sandbox.store;

import dev.juncture.sandbox.world.Document;
import dev.juncture.sandbox.world.Person;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A comment on an issue.
 *
 * @param visibility the role or the group that may read it; empty for everybody
 * @param properties JSON that apps store with it, by key
 */
public record Comment(
        long id,
        Person author,
        Instant created,
        Person updatedBy,
        Instant updated,
        Document body,
        Optional<JsonNode> visibility,
        Map<String, JsonNode> properties) {
    /** The property that a service project sets for comments that customers do not see. */
    private static final String PUBLIC = "sd.public.comment";

    public Comment {
        properties = Map.copyOf(properties);
    }

    /** The parts of a comment that its author decides. */
    public record Draft(Document body, Optional<JsonNode> visibility, Map<String, JsonNode> properties) {
        public static Draft of(Document body) {
            return new Draft(body, Optional.empty(), Map.of());
        }
    }

    public Comment with(Draft changed, Person by, Instant at) {
        return new Comment(id, author, created, by, at, changed.body(), changed.visibility(), changed.properties());
    }

    public boolean isPublic() {
        JsonNode property = properties.get(PUBLIC);
        return property == null || !property.path("internal").asBoolean(false);
    }
}
