package dev.juncture.sandbox.issue;

import dev.juncture.sandbox.field.Fields;
import dev.juncture.sandbox.jira.JiraCall;
import dev.juncture.sandbox.store.Comment;
import dev.juncture.sandbox.world.Issue;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A change to an issue through a special screen, such as a transition's: new values and comments. */
public record IssueChange(long issue, Map<String, @Nullable Object> values, List<Comment.Draft> comments) {

    /**
     * Reads a change. Without a screen a comment is ignored, as in Jira.
     *
     * @throws dev.juncture.sandbox.jira.JiraRefusal 400 with all errors
     */
    public static IssueChange onScreen(
            JiraCall call, Issue issue, List<String> fields, Set<String> required, JsonNode body) {
        Screen screen = new Screen(Screen.named(withComment(fields)), required);
        IssueInput input =
                new IssueInput(screen, new FieldReader(call, call.store().projectOf(issue)), issue.values()::get);
        input.read(body);
        for (String id : required) {
            boolean stays = !input.values().containsKey(id) && issue.values().containsKey(id);
            if (!input.has(id) && !stays) {
                input.fail(id, Fields.byId(id).orElseThrow().name() + " is required.");
            }
        }
        input.refuseErrors();
        return new IssueChange(
                issue.id(),
                input.values(),
                fields.isEmpty()
                        ? List.of()
                        : input.comments().stream().map(NewComments::draft).toList());
    }

    /** Jira lists no comment among the fields of a screen. */
    private static List<String> withComment(List<String> fields) {
        return Stream.concat(fields.stream(), Stream.of("comment")).toList();
    }

    /** Describes the fields of a screen for a form. */
    public static Map<String, Object> screen(JiraCall call, Issue issue, List<String> fields, Set<String> required) {
        Screen screen = new Screen(Screen.named(fields), required);
        return FieldMeta.byId(call, call.store().projectOf(issue), issue.type(), screen);
    }

    public void addComments(JiraCall call) {
        NewComments.add(call, issue, comments);
    }
}
