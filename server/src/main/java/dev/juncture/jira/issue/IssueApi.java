package dev.juncture.jira.issue;

import dev.juncture.jira.client.JiraRequest;
import dev.juncture.jira.search.IssueRef;
import dev.juncture.jira.search.Ticket;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;
import tools.jackson.databind.JsonNode;

/** Single issues. Their fields differ from project to project, so they are trees of JSON. */
@HttpExchange("/rest/api/3/issue")
interface IssueApi {
    @GetExchange("/{issue}")
    JiraRequest<JsonNode> read(@PathVariable String issue, @RequestParam(required = false) @Nullable String fields);

    /** The fields of {@link Ticket#FIELDS}. */
    @GetExchange("/{issue}?fields=summary,status,assignee,priority,created,updated")
    JiraRequest<Ticket> ticket(@PathVariable String issue);

    @PostExchange
    JiraRequest<IssueRef> create(@RequestBody JsonNode issue);

    /** Creates up to 50 issues, each on its own. */
    @PostExchange("/bulk")
    JiraRequest<JsonNode> createAll(@RequestBody JsonNode issues);

    @PutExchange("/{issue}")
    JiraRequest<Void> edit(@PathVariable String issue, @RequestBody JsonNode change);

    @DeleteExchange("/{issue}")
    JiraRequest<Void> delete(@PathVariable String issue, @RequestParam boolean deleteSubtasks);

    @PutExchange("/{issue}/assignee")
    JiraRequest<Void> assign(@PathVariable String issue, @RequestBody JsonNode assignee);

    /** Requests the transitions with the fields of their screens. */
    @GetExchange("/{issue}/transitions?expand=transitions.fields")
    JiraRequest<JsonNode> transitions(@PathVariable String issue);

    @PostExchange("/{issue}/transitions")
    JiraRequest<Void> transition(@PathVariable String issue, @RequestBody JsonNode transition);
}
