package dev.juncture.jira.metadata;

import dev.juncture.jira.client.JiraRequest;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import tools.jackson.databind.JsonNode;

/** The endpoints that replaced {@code /issue/createmeta} and the plain lists. */
@HttpExchange("/rest/api/3")
interface MetadataApi {
    @GetExchange("/issue/createmeta/{project}/issuetypes?maxResults=100")
    JiraRequest<JsonNode> issueTypes(@PathVariable String project, @RequestParam int startAt);

    @GetExchange("/issue/createmeta/{project}/issuetypes/{issueType}?maxResults=100")
    JiraRequest<JsonNode> createFields(
            @PathVariable String project, @PathVariable String issueType, @RequestParam int startAt);

    @GetExchange("/issue/{issue}/editmeta")
    JiraRequest<JsonNode> editFields(@PathVariable String issue);

    /** Deprecated, but its successor needs an administrator's scope, {@code manage:jira-configuration}. */
    @GetExchange("/priority")
    JiraRequest<JsonNode> priorities();

    @GetExchange("/field")
    JiraRequest<JsonNode> fields();
}
