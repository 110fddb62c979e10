package dev.juncture.sandbox.issue;

import dev.juncture.sandbox.jira.JiraCall;
import dev.juncture.sandbox.jira.JiraRefusal;
import dev.juncture.sandbox.store.Comment;
import dev.juncture.sandbox.world.Document;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Checks new comments and what they are restricted to, and adds comments. */
public final class NewComments {
    /** Each person has the first two roles, and no person has the last one. */
    private static final Set<String> MEMBER_OF = Set.of("Administrators", "Member");

    private static final Set<String> ROLES = Set.of("Administrators", "Member", "Developers");
    private static final Set<String> GROUPS = Set.of("jira-software-users");

    /** Blocks that are invisible when they are empty. */
    private static final Set<String> FRAMES = Set.of("doc", "paragraph", "heading", "hardBreak", "text");

    private NewComments() {}

    /** @throws JiraRefusal 400 if a part of the comment is not valid */
    public static Comment.Draft draft(JsonNode sent) {
        return new Comment.Draft(body(sent.path("body")), visibility(sent.path("visibility")), properties(sent));
    }

    /**
     * Returns a comment with the changes that were sent. What is left out stays; a visibility that is null goes.
     *
     * @throws JiraRefusal 400 if a part of the comment is not valid
     */
    public static Comment.Draft changed(Comment before, JsonNode sent) {
        Comment.Draft change = draft(sent);
        Map<String, JsonNode> properties = new LinkedHashMap<>(before.properties());
        properties.putAll(change.properties());
        return new Comment.Draft(
                change.body(), sent.has("visibility") ? change.visibility() : before.visibility(), properties);
    }

    /** Adds the comments that are part of a change of the issue. */
    static void add(JiraCall call, long issue, List<Comment.Draft> comments) {
        comments.forEach(comment -> call.store()
                .details()
                .addComment(issue, call.caller(), comment, call.store().now()));
    }

    private static Document body(JsonNode sent) {
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

    /**
     * Returns whom a comment or a worklog is restricted to.
     *
     * @throws JiraRefusal 400 for a role or a group that the caller is not in
     */
    public static Optional<JsonNode> visibility(JsonNode sent) {
        if (sent.isMissingNode() || sent.isNull()) {
            return Optional.empty();
        }
        String name = sent.path("value").asString(sent.path("identifier").asString(""));
        switch (sent.path("type").asString("")) {
            case "role" -> requireRole(name);
            case "group" -> requireGroup(name);
            default -> throw JiraRefusal.payload();
        }
        return Optional.of(sent);
    }

    private static void requireRole(String name) {
        if (!ROLES.contains(name)) {
            throw JiraRefusal.field("commentLevel", "Role with id: " + name + " does not exist.");
        }
        if (!MEMBER_OF.contains(name)) {
            throw JiraRefusal.field(
                    "commentLevel", "You are currently not a member of the project role: " + name + ".");
        }
    }

    private static void requireGroup(String name) {
        if (!GROUPS.contains(name)) {
            throw JiraRefusal.field("commentLevel", "Group: " + name + " does not exist.");
        }
    }

    private static Map<String, JsonNode> properties(JsonNode sent) {
        Map<String, JsonNode> properties = new LinkedHashMap<>();
        for (JsonNode property : sent.path("properties")) {
            String key = property.path("key").asString("");
            if (key.isBlank() || !property.has("value")) {
                throw JiraRefusal.field("properties", "A property must have a key and a value.");
            }
            properties.put(key, property.path("value"));
        }
        return properties;
    }
}
