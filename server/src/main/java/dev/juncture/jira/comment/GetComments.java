package dev.juncture.jira.comment;

import com.fasterxml.jackson.annotation.JsonAlias;
import dev.juncture.connection.ExternalId;
import dev.juncture.jira.JiraId;
import dev.juncture.jira.paging.Cursor;
import dev.juncture.jira.scope.JiraOperation;
import dev.juncture.jira.site.JiraSites;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lists an issue's comments, oldest first: all, or a page with {@code limit}. */
@Component
class GetComments implements Function<GetComments.In, CommentList>, JiraOperation {
    private final JiraSites sites;

    GetComments(JiraSites sites) {
        this.sites = sites;
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
        return sites.read(
                in,
                in.externalId(),
                site -> paged ? Comments.page(site, issue, limit, start) : Comments.all(site, issue));
    }
}
