package dev.juncture.jira.worklog;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.juncture.connection.ExternalId;
import dev.juncture.jira.JiraId;
import dev.juncture.jira.paging.Cursor;
import dev.juncture.jira.paging.Pages;
import dev.juncture.jira.scope.JiraOperation;
import dev.juncture.jira.site.JiraSite;
import dev.juncture.jira.site.JiraSites;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Lists the work that users logged on an issue, oldest first: all, or a page with {@code limit}. */
@Component
class GetWorklogs implements Function<GetWorklogs.In, GetWorklogs.Out>, JiraOperation {
    private static final int PAGE = 1000;

    private final JiraSites sites;

    GetWorklogs(JiraSites sites) {
        this.sites = sites;
    }

    record In(
            ExternalId externalId,
            @JsonAlias("issue_key") JiraId issueIdOrKey,
            @Nullable Integer limit,
            @Nullable Cursor cursor) {}

    /** @param nextCursor null without paging; empty on the last page, which becomes null in JSON */
    record Out(
            List<Worklog> worklogs,
            long total,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Optional<String> nextCursor) {}

    @Override
    public List<String> scopes() {
        return Worklogs.READ;
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
        List<Worklog> all = Pages.ofNamed("worklogs", "id", start -> read(site, issue, PAGE, start)).stream()
                .map(Worklog::of)
                .toList();
        return new Out(all, all.size(), null);
    }

    private static Out page(JiraSite site, String issue, int limit, int start) {
        JsonNode page = read(site, issue, limit, start);
        List<Worklog> worklogs =
                page.path("worklogs").valueStream().map(Worklog::of).toList();
        int next = start + worklogs.size();
        long total = page.path("total").asLong(next);
        boolean isLast = next >= total || next == start;
        return new Out(
                worklogs,
                total,
                isLast ? Optional.empty() : Optional.of(Cursor.at(next).value()));
    }

    private static JsonNode read(JiraSite site, String issue, int most, int start) {
        return site.call(Worklogs.READ, Worklogs.API.list(issue, most, start));
    }
}
