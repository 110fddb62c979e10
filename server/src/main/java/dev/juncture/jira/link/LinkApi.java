package dev.juncture.jira.link;

import dev.juncture.jira.client.JiraRequest;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import tools.jackson.databind.JsonNode;

/** Links between issues. */
@HttpExchange("/rest/api/3")
interface LinkApi {
    @GetExchange("/issueLinkType")
    JiraRequest<JsonNode> types();

    /** Jira's names mislead: for a link of the type Blocks, {@code inwardIssue} blocks {@code outwardIssue}. */
    @PostExchange("/issueLink")
    JiraRequest<Void> link(@RequestBody JsonNode link);
}
