package dev.juncture.sandbox.issue;

import dev.juncture.sandbox.jira.JiraRefusal;
import dev.juncture.sandbox.world.Document;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Checks documents outside the fields of issues. */
public final class Documents {
    private Documents() {}

    /**
     * Returns a document that may be left out.
     *
     * @throws JiraRefusal 400 for anything that is not a document
     */
    public static Optional<Document> optional(String name, JsonNode sent) {
        if (sent.isMissingNode() || sent.isNull()) {
            return Optional.empty();
        }
        try {
            return Optional.of(FieldValues.document(sent));
        } catch (InvalidFieldException invalid) {
            throw JiraRefusal.field(name, String.valueOf(invalid.getMessage()));
        }
    }
}
