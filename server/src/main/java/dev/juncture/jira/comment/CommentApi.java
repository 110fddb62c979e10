package dev.juncture.jira.comment;

import dev.juncture.jira.client.JiraRequest;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;
import tools.jackson.databind.JsonNode;

/** Comments of an issue. */
@HttpExchange("/rest/api/3/issue/{issue}")
interface CommentApi {
    @GetExchange("/comment?orderBy=created")
    JiraRequest<JsonNode> list(@PathVariable String issue, @RequestParam int maxResults, @RequestParam int startAt);

    @GetExchange("/comment/{comment}")
    JiraRequest<JsonNode> read(@PathVariable String issue, @PathVariable String comment);

    @PostExchange("/comment")
    JiraRequest<JsonNode> add(@PathVariable String issue, @RequestBody JsonNode comment);

    @PutExchange("/comment/{comment}")
    JiraRequest<JsonNode> edit(@PathVariable String issue, @PathVariable String comment, @RequestBody JsonNode changed);

    @DeleteExchange("/comment/{comment}")
    JiraRequest<Void> delete(@PathVariable String issue, @PathVariable String comment);
}
