package dev.juncture.jira.changelog;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.juncture.connection.ExternalId;
import dev.juncture.jira.JiraId;
import dev.juncture.jira.client.JiraRequests;
import dev.juncture.jira.paging.Cursor;
import dev.juncture.jira.paging.PageBean;
import dev.juncture.jira.scope.JiraOperation;
import dev.juncture.jira.site.JiraSite;
import dev.juncture.jira.site.JiraSites;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Lists the changes of an issue, oldest first: all, or a page with {@code limit}. */
@Component
class GetChangelog implements Function<GetChangelog.In, GetChangelog.Out>, JiraOperation {
    private static final List<String> READ = List.of("read:jira-work");

    /** The most changes that Jira returns at once. */
    private static final int PAGE = 100;

    private static final ChangelogApi API = JiraRequests.describedBy(ChangelogApi.class);

    private final JiraSites sites;

    GetChangelog(JiraSites sites) {
        this.sites = sites;
    }

    record In(
            ExternalId externalId,
            @JsonAlias("issue_key") JiraId issueIdOrKey,
            @Nullable Integer limit,
            @Nullable Cursor cursor) {}

    /** @param nextCursor null without paging; empty on the last page, which becomes null in JSON */
    record Out(
            List<Change> changelog,
            long total,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Optional<String> nextCursor) {}

    @Override
    public List<String> scopes() {
        return READ;
    }

    @Override
    public Out apply(In in) {
        String issue = in.issueIdOrKey().value();
        int limit = Cursor.limit(in.limit(), PAGE);
        int start = Cursor.offset(in.cursor());
        boolean isAll = in.limit() == null && in.cursor() == null;
        return sites.read(in, in.externalId(), site -> isAll ? all(site, issue) : page(site, issue, limit, start));
    }

    private static Out all(JiraSite site, String issue) {
        List<Change> all = site.all(READ, start -> API.list(issue, PAGE, start), change -> change.path("id")).stream()
                .map(Change::of)
                .toList();
        return new Out(all, all.size(), null);
    }

    private static Out page(JiraSite site, String issue, int limit, int start) {
        PageBean<JsonNode> page = site.call(READ, API.list(issue, Math.min(PAGE, limit), start));
        int next = start + page.values().size();
        boolean isLast = page.isLast() || next == start;
        return new Out(
                page.values().stream().map(Change::of).toList(),
                page.total() == null ? next : page.total(),
                isLast ? Optional.empty() : Optional.of(Cursor.at(next).value()));
    }
}
