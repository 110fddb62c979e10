package dev.juncture.sandbox.jira;

import dev.juncture.sandbox.http.Answer;
import dev.juncture.sandbox.http.Json;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code /rest/api/3/search/jql} and {@code /rest/api/3/search/approximate-count}. */
final class SearchJql {
    private static final int LARGEST_PAGE_WITH_FIELDS = 100;

    private final Clock clock;

    SearchJql(Clock clock) {
        this.clock = clock;
    }

    Answer get(JiraCall call) {
        return search(call, SearchRequest.fromQuery(call));
    }

    Answer post(JiraCall call) {
        return search(call, SearchRequest.fromBody(call));
    }

    Answer count(JiraCall call) {
        JsonNode body = SearchRequest.body(call, Map.of("jql", JsonNode::isString));
        String jql = body.path("jql").asString("");
        return Answer.json(200, Json.object("count", Jql.run(jql, call.site()).size()));
    }

    private Answer search(JiraCall call, SearchRequest search) {
        List<Jql.Found> found = Jql.run(search.jql(), call.site());
        int start = search.nextPageToken()
                .map(token -> PageToken.read(token, call.site().cloudId(), search.jql(), clock))
                .orElse(0);
        // A page with fields is cut short whatever was asked: who takes a short page for the last one loses issues.
        int pageSize = IssueJson.needsFields(search.fields())
                ? Math.min(search.maxResults(), LARGEST_PAGE_WITH_FIELDS)
                : search.maxResults();
        List<Map<String, @Nullable Object>> issues = found.stream()
                .skip(start)
                .limit(pageSize)
                .map(hit -> IssueJson.issue(call, hit.project(), hit.issue(), search.fields()))
                .toList();
        boolean last = start + issues.size() >= found.size();
        Map<String, @Nullable Object> page = Json.object("issues", issues);
        if (!last) {
            page.put(
                    "nextPageToken",
                    PageToken.write(call.site().cloudId(), search.jql(), start + issues.size(), clock));
        }
        page.put("isLast", last);
        return Answer.json(200, page);
    }
}
