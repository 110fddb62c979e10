package dev.juncture.jira.sprint;

import dev.juncture.jira.client.JiraRequest;
import dev.juncture.jira.paging.TokenPage;
import dev.juncture.jira.search.Ticket;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** A sprint's issues: the new list by token, and the old list by offset for sites that do not have the new one yet. */
@HttpExchange("/rest")
interface SprintIssueApi {
    @GetExchange("/software/1.0/sprint/{sprint}/issue")
    JiraRequest<TokenPage<Ticket>> byToken(
            @PathVariable String sprint,
            @RequestParam String fields,
            @RequestParam int maxResults,
            @RequestParam(required = false) @Nullable String nextPageToken,
            @RequestParam(required = false) List<Long> reconcileIssues);

    @GetExchange("/agile/1.0/sprint/{sprint}/issue")
    JiraRequest<OffsetPage> byOffset(
            @PathVariable String sprint,
            @RequestParam String fields,
            @RequestParam int maxResults,
            @RequestParam long startAt);

    record OffsetPage(@Nullable Long total, List<Ticket> issues) {
        public OffsetPage {
            issues = issues == null ? List.of() : List.copyOf(issues);
        }
    }
}
