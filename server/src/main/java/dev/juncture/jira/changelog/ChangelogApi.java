package dev.juncture.jira.changelog;

import dev.juncture.jira.client.JiraRequest;
import dev.juncture.jira.paging.PageBean;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import tools.jackson.databind.JsonNode;

/** The history of an issue, oldest first. */
@HttpExchange("/rest/api/3/issue/{issue}")
interface ChangelogApi {
    @GetExchange("/changelog")
    JiraRequest<PageBean<JsonNode>> list(
            @PathVariable String issue, @RequestParam int maxResults, @RequestParam long startAt);
}
