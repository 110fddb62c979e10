package dev.juncture.jira.site;

import dev.juncture.jira.client.JiraRequest;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** The ids of issues, by their keys. */
@HttpExchange("/rest/api/3/issue")
interface IssueIdApi {
    /** The answer has the id beside the fields, so it asks for few of them. */
    @GetExchange("/{issue}?fields=summary")
    JiraRequest<Identified> issue(@PathVariable String issue);

    record Identified(String id) {
        public Identified {
            // Jackson passes null when the id is missing.
            id = id == null ? "" : id;
        }
    }
}
