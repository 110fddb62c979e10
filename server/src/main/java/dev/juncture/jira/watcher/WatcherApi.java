package dev.juncture.jira.watcher;

import dev.juncture.jira.client.JiraRequest;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import tools.jackson.databind.JsonNode;

/** The users who watch an issue. */
@HttpExchange("/rest/api/3/issue/{issue}")
interface WatcherApi {
    @GetExchange("/watchers")
    JiraRequest<JsonNode> watchers(@PathVariable String issue);
}
