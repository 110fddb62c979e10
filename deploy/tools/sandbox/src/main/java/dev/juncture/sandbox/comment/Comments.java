package dev.juncture.sandbox.comment;

import dev.juncture.sandbox.field.CommentJson;
import dev.juncture.sandbox.http.Answer;
import dev.juncture.sandbox.issue.NewComments;
import dev.juncture.sandbox.jira.JiraCall;
import dev.juncture.sandbox.jira.JiraRefusal;
import dev.juncture.sandbox.jira.JiraRoute;
import dev.juncture.sandbox.jira.Page;
import dev.juncture.sandbox.store.Comment;
import dev.juncture.sandbox.world.Issue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The operations on comments: {@code /rest/api/3/issue/{issueIdOrKey}/comment}. */
public final class Comments {
    private static final String LIST = "/rest/api/3/issue/{issueIdOrKey}/comment";
    private static final String READ = "read:jira-work";
    private static final String WRITE = "write:jira-work";
    private static final int PAGE = 100;

    private Comments() {}

    public static List<JiraRoute> routes() {
        return List.of(
                JiraRoute.of("GET", LIST, Comments::list, READ),
                JiraRoute.of("POST", LIST, Comments::add, WRITE),
                JiraRoute.of("GET", LIST + "/{id}", Comments::one, READ),
                JiraRoute.of("PUT", LIST + "/{id}", Comments::edit, WRITE),
                JiraRoute.of("DELETE", LIST + "/{id}", Comments::delete, WRITE));
    }

    private static Answer list(JiraCall call) {
        Issue issue = call.issue();
        // A plus sign that is not encoded arrives as a space.
        String orderBy = call.query().first("orderBy").orElse("created").trim();
        if (!List.of("created", "-created", "+created").contains(orderBy)) {
            throw JiraRefusal.sentence(400, "The value '" + orderBy + "' is not valid for orderBy.");
        }
        List<Comment> comments = new ArrayList<>(call.store().details().comments(issue.id()));
        if (orderBy.startsWith("-")) {
            Collections.reverse(comments);
        }
        Page page = Page.of(call, PAGE, PAGE);
        call.tally().objects(page.cut(comments).size());
        return Answer.json(200, page.named("comments", comments, comment -> CommentJson.comment(call, issue, comment)));
    }

    private static Answer one(JiraCall call) {
        Issue issue = call.issue();
        call.tally().objects(1);
        return Answer.json(200, CommentJson.comment(call, issue, find(call, issue)));
    }

    private static Answer add(JiraCall call) {
        Issue issue = call.issue();
        JsonNode body = call.body();
        Comment comment = call.store()
                .details()
                .addComment(
                        issue.id(),
                        call.caller(),
                        NewComments.draft(body),
                        call.store().now());
        touch(call, issue);
        return Answer.json(201, CommentJson.comment(call, issue, comment));
    }

    private static Answer edit(JiraCall call) {
        Issue issue = call.issue();
        Comment before = find(call, issue);
        JsonNode body = call.body();
        Comment after = before.with(
                NewComments.changed(before, body), call.caller(), call.store().now());
        call.store().details().putComment(issue.id(), after);
        touch(call, issue);
        return Answer.json(200, CommentJson.comment(call, issue, after));
    }

    private static Answer delete(JiraCall call) {
        Issue issue = call.issue();
        call.store().details().deleteComment(issue.id(), find(call, issue).id());
        touch(call, issue);
        return Answer.empty(204);
    }

    /** A change of a comment sets the time at which its issue was updated. */
    private static void touch(JiraCall call, Issue issue) {
        call.store().update(issue.id(), Map.of());
    }

    private static Comment find(JiraCall call, Issue issue) {
        return call.store()
                .details()
                .comment(issue.id(), call.id("id"))
                .orElseThrow(() ->
                        JiraRefusal.sentence(404, "Can not find a comment for the id: " + call.variable("id") + "."));
    }
}
