package dev.juncture.jira.comment;

import dev.juncture.error.ApiException;
import dev.juncture.jira.adf.AdfDocument;
import dev.juncture.jira.adf.AdfToMarkdown;
import dev.juncture.jira.adf.Markdown;
import dev.juncture.jira.client.JiraRequests;
import dev.juncture.jira.paging.Cursor;
import dev.juncture.jira.paging.Pages;
import dev.juncture.jira.site.JiraSite;
import dev.juncture.jira.user.Users;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads and changes the comments of issues. */
final class Comments {
    static final List<String> READ = List.of("read:jira-work");
    static final List<String> WRITE = List.of("write:jira-work");

    /** An edit starts from what is there. */
    static final List<String> EDIT = List.of("write:jira-work", "read:jira-work");

    /** The most comments that Jira returns at once. */
    static final int PAGE = 100;

    private static final CommentApi API = JiraRequests.describedBy(CommentApi.class);

    private Comments() {}

    static CommentList all(JiraSite site, String issue) {
        List<Comment> all = comments(site, Pages.ofNamed("comments", "id", start -> read(site, issue, PAGE, start)));
        return new CommentList(all, all.size(), null);
    }

    /** Reads one page and nothing more. */
    static CommentList page(JiraSite site, String issue, int limit, int start) {
        JsonNode page = read(site, issue, Math.min(PAGE, limit), start);
        List<Comment> comments =
                comments(site, page.path("comments").valueStream().toList());
        int next = start + comments.size();
        long total = page.path("total").asLong(next);
        // The total may count comments that the user may not see: an empty page ends the list too.
        boolean isLast = next >= total || next == start;
        return new CommentList(
                comments,
                total,
                isLast ? Optional.empty() : Optional.of(Cursor.at(next).value()));
    }

    /** Reads the names of people who are mentioned by their accounts only. */
    private static List<Comment> comments(JiraSite site, List<JsonNode> comments) {
        Set<String> nameless = comments.stream()
                .flatMap(comment -> AdfToMarkdown.namelessMentions(comment.path("body")).stream())
                .collect(Collectors.toSet());
        Map<String, String> names = Users.names(site, nameless);
        return comments.stream().map(comment -> Comment.of(comment, names)).toList();
    }

    private static JsonNode read(JiraSite site, String issue, int most, int start) {
        return site.call(READ, API.list(issue, most, start));
    }

    static Comment add(JiraSite site, String issue, JsonNode body) {
        return Comment.of(site.call(WRITE, API.add(issue, body)));
    }

    static Comment edit(JiraSite site, String issue, String comment, JsonNode body) {
        return Comment.of(site.call(WRITE, API.edit(issue, comment, body)));
    }

    static void delete(JiraSite site, String issue, String comment) {
        site.call(WRITE, API.delete(issue, comment));
    }

    /** Returns the body of a comment, as Jira stores it. */
    static JsonNode body(JiraSite site, String issue, String comment) {
        return site.call(READ, API.read(issue, comment)).path("body");
    }

    /**
     * Returns the request body for a comment: the given document, else one made from Markdown.
     *
     * @param toDocument converts the Markdown
     */
    static ObjectNode body(
            @Nullable Markdown markdown, @Nullable AdfDocument document, Function<Markdown, AdfDocument> toDocument) {
        if (document == null && (markdown == null || markdown.isBlank())) {
            throw ApiException.invalidField("body", "is required, or body_adf instead");
        }
        ObjectNode body = (document == null ? toDocument.apply(markdown) : document).json();
        if (document == null && body.path("content").isEmpty()) {
            throw ApiException.invalidField("body", "must have a text: Jira takes no empty comment");
        }
        return JsonNodeFactory.instance.objectNode().set("body", body);
    }
}
