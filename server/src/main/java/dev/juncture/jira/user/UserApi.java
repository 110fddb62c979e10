package dev.juncture.jira.user;

import dev.juncture.jira.client.JiraRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import tools.jackson.databind.JsonNode;

/** Users. The answers of searches are plain arrays without pages. */
@HttpExchange("/rest/api/3/user")
interface UserApi {
    @GetExchange("/search")
    JiraRequest<JsonNode> search(@RequestParam String query, @RequestParam int maxResults);

    @GetExchange("/bulk")
    JiraRequest<JsonNode> byAccounts(@RequestParam List<String> accountId, @RequestParam int maxResults);

    @GetExchange("/assignable/search")
    JiraRequest<JsonNode> assignable(
            @RequestParam(required = false) @Nullable String project,
            @RequestParam(required = false) @Nullable String issueKey,
            @RequestParam(required = false) @Nullable String issueId,
            @RequestParam(required = false) @Nullable String query,
            @RequestParam int maxResults);
}
