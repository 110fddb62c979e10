package dev.juncture.jira.metadata;

import dev.juncture.jira.client.AtlassianHttp;
import dev.juncture.provider.Secret;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import tools.jackson.databind.JsonNode;

/** The endpoints that replaced {@code /issue/createmeta} and the plain lists. */
@HttpExchange("/ex/jira/{site}/rest/api/3")
interface MetadataApi {
    @GetExchange("/issue/createmeta/{project}/issuetypes?maxResults=100")
    JsonNode issueTypes(
            @RequestAttribute(AtlassianHttp.TOKEN) Secret token,
            @PathVariable String site,
            @PathVariable String project,
            @RequestParam int startAt);

    @GetExchange("/issue/createmeta/{project}/issuetypes/{issueType}?maxResults=100")
    JsonNode createFields(
            @RequestAttribute(AtlassianHttp.TOKEN) Secret token,
            @PathVariable String site,
            @PathVariable String project,
            @PathVariable String issueType,
            @RequestParam int startAt);

    /** Deprecated, but what replaces it asks for an administrator's scope, {@code manage:jira-configuration}. */
    @GetExchange("/priority")
    JsonNode priorities(@RequestAttribute(AtlassianHttp.TOKEN) Secret token, @PathVariable String site);

    @GetExchange("/field")
    JsonNode fields(@RequestAttribute(AtlassianHttp.TOKEN) Secret token, @PathVariable String site);
}
