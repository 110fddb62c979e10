package dev.juncture.jira.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.juncture.jira.client.JiraRequest;
import dev.juncture.jira.paging.TokenPage;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import tools.jackson.databind.JsonNode;

/** Searches by JQL. Pages have tokens, and answers have ids only unless the query names fields. */
@HttpExchange("/rest/api/3/search")
interface JqlApi {
    @PostExchange("/jql")
    JiraRequest<TokenPage<Ticket>> search(@RequestBody Query query);

    @PostExchange("/jql")
    JiraRequest<TokenPage<JsonNode>> search(@RequestBody KeyQuery query);

    @PostExchange("/approximate-count")
    JiraRequest<Count> approximateCount(@RequestBody CountQuery query);

    /** @param reconcileIssues ids of issues whose latest state the search must use, although its index lags behind */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Query(
            String jql,
            List<String> fields,
            int maxResults,
            @Nullable String nextPageToken,
            List<Long> reconcileIssues) {}

    /** A search that also returns issue properties. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record KeyQuery(
            String jql,
            List<String> fields,
            List<String> properties,
            int maxResults,
            @Nullable String nextPageToken) {}

    record CountQuery(String jql) {}

    record Count(long count) {}
}
