package dev.juncture.sandbox.issue;

import dev.juncture.sandbox.jira.JiraCall;
import dev.juncture.sandbox.jira.JiraRefusal;
import dev.juncture.sandbox.world.Document;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The bodies of comments, wherever they are sent. */
public final class NewComments {

    private NewComments() {}

    /** @throws JiraRefusal 400 in Jira's words */
    public static Document body(JsonNode sent) {
        if (!Adf.isDocument(sent)) {
            throw JiraRefusal.field("comment", "Comment body is not valid!");
        }
        try {
            return FieldValues.document(sent);
        } catch (InvalidFieldException tooLong) {
            throw JiraRefusal.fields(400, Map.of("comment", String.valueOf(tooLong.getMessage())));
        }
    }

    /** Adds comments that come along with a change of the issue. */
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
