package dev.juncture.jira.sprint;

import dev.juncture.jira.client.AtlassianHttp;
import dev.juncture.jira.client.TokenPage;
import dev.juncture.provider.Secret;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import tools.jackson.databind.JsonNode;

/** A sprint's issues: by token where Jira has that already, by offset on the list that it is about to replace. */
@HttpExchange("/ex/jira/{site}/rest")
interface SprintIssueApi {
    @GetExchange("/software/1.0/sprint/{sprint}/issue")
    TokenPage<JsonNode> byToken(
            @RequestAttribute(AtlassianHttp.TOKEN) Secret token,
            @PathVariable String site,
            @PathVariable String sprint,
            @RequestParam String fields,
            @RequestParam int maxResults,
            @RequestParam(required = false) @Nullable String nextPageToken);

    @GetExchange("/agile/1.0/sprint/{sprint}/issue")
    OffsetPage byOffset(
            @RequestAttribute(AtlassianHttp.TOKEN) Secret token,
            @PathVariable String site,
            @PathVariable String sprint,
            @RequestParam String fields,
            @RequestParam int maxResults,
            @RequestParam long startAt);

    record OffsetPage(@Nullable Long total, List<JsonNode> issues) {
        public OffsetPage {
            issues = issues == null ? List.of() : List.copyOf(issues);
        }
    }
}
