package dev.juncture.sandbox.field;

import dev.juncture.sandbox.http.Json;
import dev.juncture.sandbox.jira.JiraCall;
import dev.juncture.sandbox.jira.UserJson;
import dev.juncture.sandbox.store.Comment;
import dev.juncture.sandbox.world.Issue;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Comments as Jira shows them. */
public final class CommentJson {

    private CommentJson() {}

    public static Map<String, @Nullable Object> comment(JiraCall call, Issue issue, Comment comment) {
        Map<String, @Nullable Object> json = Json.object(
                "self", call.api("/rest/api/3/issue/" + issue.id() + "/comment/" + comment.id()),
                "id", String.valueOf(comment.id()),
                "author", UserJson.user(call, comment.author()),
                "body", comment.body().json(),
                "updateAuthor", UserJson.user(call, comment.updatedBy()),
                "created", call.time(comment.created()),
                "updated", call.time(comment.updated()),
                "jsdPublic", comment.isPublic());
        comment.visibility().ifPresent(visibility -> json.put("visibility", visibility));
        if (call.list("expand").contains("properties")) {
            json.put(
                    "properties",
                    comment.properties().entrySet().stream()
                            .map(property -> Json.object("key", property.getKey(), "value", property.getValue()))
                            .toList());
        }
        return json;
    }

    /** Returns all comments on an issue, as its field {@code comment} shows them. */
    static Map<String, @Nullable Object> field(JiraCall call, Issue issue) {
        List<Comment> comments = call.store().details().comments(issue.id());
        return Json.object(
                "comments",
                comments.stream().map(comment -> comment(call, issue, comment)).toList(),
                "self",
                call.api("/rest/api/3/issue/" + issue.id() + "/comment"),
                "maxResults",
                comments.size(),
                "total",
                comments.size(),
                "startAt",
                0);
    }
}
