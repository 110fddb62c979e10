package dev.juncture.jira.worklog;

import dev.juncture.jira.client.JiraRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import tools.jackson.databind.JsonNode;

/** The work that users logged on an issue. */
@HttpExchange("/rest/api/3/issue/{issue}")
interface WorklogApi {
    @GetExchange("/worklog")
    JiraRequest<JsonNode> list(@PathVariable String issue, @RequestParam int maxResults, @RequestParam int startAt);

    @PostExchange("/worklog")
    JiraRequest<JsonNode> add(
            @PathVariable String issue,
            @RequestParam(required = false) @Nullable String adjustEstimate,
            @RequestParam(required = false) @Nullable String newEstimate,
            @RequestParam(required = false) @Nullable String reduceBy,
            @RequestBody JsonNode worklog);
}
