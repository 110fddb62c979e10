package dev.juncture.jira.comment;

import dev.juncture.http.ApiException;
import dev.juncture.jira.adf.AdfDocument;
import dev.juncture.jira.adf.MarkdownToAdf;
import dev.juncture.jira.client.AtlassianHttp;
import dev.juncture.jira.client.Cursor;
import dev.juncture.jira.client.JiraCalls;
import dev.juncture.jira.client.Pages;
import dev.juncture.jira.site.ConnectedSite;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The comments of issues of a connection's site. */
@Component
class Comments {
    static final List<String> READ = List.of("read:jira-work");
    static final List<String> WRITE = List.of("write:jira-work");

    /** An answer of Jira's holds no more. */
    static final int PAGE = 100;

    private final JiraCalls calls;
    private final CommentApi api;

    Comments(JiraCalls calls, AtlassianHttp http) {
        this.calls = calls;
        this.api = http.api(CommentApi.class);
    }

    CommentList all(ConnectedSite site, String issue) {
        List<Comment> all = Pages.ofNamed("comments", start -> read(site, issue, PAGE, start)).stream()
                .map(Comment::of)
                .toList();
        return new CommentList(all, all.size(), null);
    }

    /** Nothing beyond the page is read. */
    CommentList page(ConnectedSite site, String issue, int limit, int start) {
        JsonNode page = read(site, issue, Math.min(PAGE, limit), start);
        List<Comment> comments =
                page.path("comments").valueStream().map(Comment::of).toList();
        int next = start + comments.size();
        long total = page.path("total").asLong(next);
        boolean isLast = next >= total;
        if (next == start && !isLast) {
            throw Pages.endless();
        }
        return new CommentList(
                comments,
                total,
                isLast ? Optional.empty() : Optional.of(Cursor.at(next).value()));
    }

    private JsonNode read(ConnectedSite site, String issue, int most, int start) {
        return calls.call(site.connection(), READ, token -> api.list(token, site.siteId(), issue, most, start));
    }

    Comment add(ConnectedSite site, String issue, JsonNode body) {
        return Comment.of(calls.call(site.connection(), WRITE, token -> api.add(token, site.siteId(), issue, body)));
    }

    Comment edit(ConnectedSite site, String issue, String comment, JsonNode body) {
        return Comment.of(
                calls.call(site.connection(), WRITE, token -> api.edit(token, site.siteId(), issue, comment, body)));
    }

    void delete(ConnectedSite site, String issue, String comment) {
        calls.call(site.connection(), WRITE, token -> {
            api.delete(token, site.siteId(), issue, comment);
            return true;
        });
    }

    /** What Jira takes for a comment: a document given as such, or made of Markdown. */
    static ObjectNode body(@Nullable String markdown, @Nullable AdfDocument document) {
        boolean empty = document == null && (markdown == null || markdown.isBlank());
        if (empty) {
            throw ApiException.invalidField("body", "is required, or body_adf in its place");
        }
        AdfDocument body = document != null ? document : MarkdownToAdf.convert(String.valueOf(markdown));
        return JsonNodeFactory.instance.objectNode().set("body", body.json());
    }
}
