package dev.juncture.jira.issue;

import dev.juncture.jira.client.AtlassianHttp;
import dev.juncture.provider.Secret;
import org.jspecify.annotations.Nullable;
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

/** Single issues. Their fields differ from project to project, so they travel as trees. */
@HttpExchange("/ex/jira/{site}/rest/api/3/issue")
interface IssueApi {
    @GetExchange("/{issue}")
    JsonNode read(
            @RequestAttribute(AtlassianHttp.TOKEN) Secret token,
            @PathVariable String site,
            @PathVariable String issue,
            @RequestParam(required = false) @Nullable String fields);

    /** The fields of {@link Ticket#FIELDS}. */
    @GetExchange("/{issue}?fields=summary,status,assignee,priority,created,updated")
    JsonNode ticket(
            @RequestAttribute(AtlassianHttp.TOKEN) Secret token, @PathVariable String site, @PathVariable String issue);

    @PostExchange
    Created create(
            @RequestAttribute(AtlassianHttp.TOKEN) Secret token,
            @PathVariable String site,
            @RequestBody JsonNode issue);

    @PutExchange("/{issue}")
    void edit(
            @RequestAttribute(AtlassianHttp.TOKEN) Secret token,
            @PathVariable String site,
            @PathVariable String issue,
            @RequestBody JsonNode change);

    @DeleteExchange("/{issue}")
    void delete(
            @RequestAttribute(AtlassianHttp.TOKEN) Secret token,
            @PathVariable String site,
            @PathVariable String issue,
            @RequestParam boolean deleteSubtasks);

    @PutExchange("/{issue}/assignee")
    void assign(
            @RequestAttribute(AtlassianHttp.TOKEN) Secret token,
            @PathVariable String site,
            @PathVariable String issue,
            @RequestBody JsonNode assignee);

    @GetExchange("/{issue}/transitions")
    JsonNode transitions(
            @RequestAttribute(AtlassianHttp.TOKEN) Secret token, @PathVariable String site, @PathVariable String issue);

    @PostExchange("/{issue}/transitions")
    void transition(
            @RequestAttribute(AtlassianHttp.TOKEN) Secret token,
            @PathVariable String site,
            @PathVariable String issue,
            @RequestBody JsonNode transition);

    record Created(String id, String key) {}
}
