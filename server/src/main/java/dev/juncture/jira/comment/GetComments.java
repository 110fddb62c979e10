package dev.juncture.jira.comment;

import com.fasterxml.jackson.annotation.JsonAlias;
import dev.juncture.connection.ExternalId;
import dev.juncture.jira.client.Cursor;
import dev.juncture.jira.client.JiraId;
import dev.juncture.jira.client.JiraOperation;
import dev.juncture.jira.site.ConnectedSite;
import dev.juncture.jira.site.ConnectedSites;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** An issue's comments, oldest first: all, or with {@code limit} a page. */
@Component
class GetComments implements Function<GetComments.In, CommentList>, JiraOperation {
    private final ConnectedSites sites;
    private final Comments comments;

    GetComments(ConnectedSites sites, Comments comments) {
        this.sites = sites;
        this.comments = comments;
    }

    record In(
            ExternalId externalId,
            @JsonAlias("issue_key") JiraId issueIdOrKey,
            @Nullable Integer limit,
            @Nullable Cursor cursor) {}

    @Override
    public List<String> scopes() {
        return Comments.READ;
    }

    @Override
    public CommentList apply(In in) {
        String issue = in.issueIdOrKey().value();
        boolean paged = in.limit() != null || in.cursor() != null;
        int limit = Cursor.limit(in.limit(), Comments.PAGE);
        int start = Cursor.offset(in.cursor());
        ConnectedSite site = sites.require(in.externalId());
        return paged ? comments.page(site, issue, limit, start) : comments.all(site, issue);
    }
}
