package dev.juncture.sandbox.issue;

import dev.juncture.sandbox.jira.JiraCall;
import dev.juncture.sandbox.jira.JiraRefusal;
import dev.juncture.sandbox.world.Document;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Checks the bodies of new comments, and adds comments. */
public final class NewComments {

    private NewComments() {}

    /** @throws JiraRefusal 400 if the body is no document, is empty or is too long */
    public static Document body(JsonNode sent) {
        if (Adf.isEmpty(sent)) {
            throw JiraRefusal.field("comment", "Comment body can not be empty!");
        }
        if (!Adf.isDocument(sent)) {
            throw JiraRefusal.field("comment", "Comment body is not valid!");
        }
        try {
            return FieldValues.document(sent);
        } catch (InvalidFieldException tooLong) {
            throw JiraRefusal.fields(400, Map.of("comment", String.valueOf(tooLong.getMessage())));
        }
    }

    /** Adds the comments that are part of a change of the issue. */
    static void add(JiraCall call, long issue, List<Document> bodies) {
        bodies.forEach(body -> call.store()
                .details()
                .addComment(
                        issue,
                        call.caller(),
                        body,
                        Optional.empty(),
                        call.store().now()));
    }
}
