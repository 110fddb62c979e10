package dev.juncture.jira.comment;

import dev.juncture.jira.client.AtlassianHttp;
import dev.juncture.provider.Secret;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;
import tools.jackson.databind.JsonNode;

/** Comments of an issue. */
@HttpExchange("/ex/jira/{site}/rest/api/3/issue/{issue}")
interface CommentApi {
    @GetExchange("/comment?orderBy=created")
    JsonNode list(
            @RequestAttribute(AtlassianHttp.TOKEN) Secret token,
            @PathVariable String site,
            @PathVariable String issue,
            @RequestParam int maxResults,
            @RequestParam int startAt);

    @PostExchange("/comment")
    JsonNode add(
            @RequestAttribute(AtlassianHttp.TOKEN) Secret token,
            @PathVariable String site,
            @PathVariable String issue,
            @RequestBody JsonNode comment);

    @PutExchange("/comment/{comment}")
    JsonNode edit(
            @RequestAttribute(AtlassianHttp.TOKEN) Secret token,
            @PathVariable String site,
            @PathVariable String issue,
            @PathVariable String comment,
            @RequestBody JsonNode changed);

    @DeleteExchange("/comment/{comment}")
    void delete(
            @RequestAttribute(AtlassianHttp.TOKEN) Secret token,
            @PathVariable String site,
            @PathVariable String issue,
            @PathVariable String comment);
}
