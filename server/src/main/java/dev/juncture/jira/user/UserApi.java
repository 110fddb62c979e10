package dev.juncture.jira.user;

import dev.juncture.jira.client.AtlassianHttp;
import dev.juncture.provider.Secret;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import tools.jackson.databind.JsonNode;

/** Plain arrays without paging envelopes. */
@HttpExchange("/ex/jira/{site}/rest/api/3/user")
interface UserApi {
    @GetExchange("/search")
    JsonNode search(
            @RequestAttribute(AtlassianHttp.TOKEN) Secret token,
            @PathVariable String site,
            @RequestParam String query,
            @RequestParam int maxResults);

    @GetExchange("/assignable/search")
    JsonNode assignable(
            @RequestAttribute(AtlassianHttp.TOKEN) Secret token,
            @PathVariable String site,
            @RequestParam(required = false) @Nullable String project,
            @RequestParam(required = false) @Nullable String issueKey,
            @RequestParam(required = false) @Nullable String issueId,
            @RequestParam(required = false) @Nullable String query,
            @RequestParam int maxResults);
}
