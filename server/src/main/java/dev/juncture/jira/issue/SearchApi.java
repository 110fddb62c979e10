package dev.juncture.jira.issue;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.juncture.jira.client.AtlassianHttp;
import dev.juncture.jira.client.TokenPage;
import dev.juncture.provider.Secret;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import tools.jackson.databind.JsonNode;

/** Search as it is since {@code /search} was removed: by token, and with ids only unless fields are named. */
@HttpExchange("/ex/jira/{site}/rest/api/3/search")
interface SearchApi {
    @PostExchange("/jql")
    TokenPage<JsonNode> search(
            @RequestAttribute(AtlassianHttp.TOKEN) Secret token, @PathVariable String site, @RequestBody Query query);

    @PostExchange("/jql")
    TokenPage<JsonNode> search(
            @RequestAttribute(AtlassianHttp.TOKEN) Secret token,
            @PathVariable String site,
            @RequestBody KeyQuery query);

    @PostExchange("/approximate-count")
    Count approximateCount(
            @RequestAttribute(AtlassianHttp.TOKEN) Secret token,
            @PathVariable String site,
            @RequestBody CountQuery query);

    /** @param reconcileIssues ids whose latest state the search must know, although its index lags behind */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Query(
            String jql,
            List<String> fields,
            int maxResults,
            @Nullable String nextPageToken,
            List<Long> reconcileIssues) {}

    /** A search that brings issue properties along. */
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
