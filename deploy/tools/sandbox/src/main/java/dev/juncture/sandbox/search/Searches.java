package dev.juncture.sandbox.search;

import dev.juncture.sandbox.field.IssueJson;
import dev.juncture.sandbox.http.Answer;
import dev.juncture.sandbox.http.Json;
import dev.juncture.sandbox.jira.JiraCall;
import dev.juncture.sandbox.jira.JiraRefusal;
import dev.juncture.sandbox.jira.JiraRoute;
import dev.juncture.sandbox.world.Issue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code /search/jql}, {@code /search/approximate-count}, {@code /issue/bulkfetch}, and the removed search. */
public final class Searches {
    private static final String WORK = "read:jira-work";
    private static final int LARGEST_PAGE_WITH_FIELDS = 100;
    private static final int MOST_FETCHED = 100;
    private static final int MOST_CHEAPLY_FETCHED = 1_000;

    private final IssueSearch search;
    private final PageToken tokens;

    public Searches(IssueSearch search, PageToken tokens) {
        this.search = search;
        this.tokens = tokens;
    }

    public List<JiraRoute> routes() {
        List<JiraRoute> routes = new ArrayList<>(List.of(
                JiraRoute.of("GET", "/rest/api/3/search/jql", call -> page(call, SearchRequest.fromQuery(call)), WORK),
                JiraRoute.of("POST", "/rest/api/3/search/jql", call -> page(call, SearchRequest.fromBody(call)), WORK),
                JiraRoute.of("POST", "/rest/api/3/search/approximate-count", this::count, WORK),
                JiraRoute.of("POST", "/rest/api/3/issue/bulkfetch", Searches::bulk, WORK)));
        for (String gone : List.of("/rest/api/2/search", "/rest/api/3/search")) {
            routes.add(JiraRoute.of("GET", gone, unused -> removed()));
            routes.add(JiraRoute.of("POST", gone, unused -> removed()));
        }
        return routes;
    }

    private Answer page(JiraCall call, SearchRequest asked) {
        // With fields, Jira may return a shorter page than requested. A client must not treat it as the last page:
        // otherwise it loses issues.
        int size = IssueJson.needsFields(asked.fields())
                ? Math.min(asked.maxResults(), LARGEST_PAGE_WITH_FIELDS)
                : asked.maxResults();
        IssueSearch.Question question = new IssueSearch.Question(asked.jql(), "", Scope.SITE, true, asked.reconciled());
        IssueSearch.Found found = search.page(
                call, question, asked.nextPageToken().map(token -> tokens.read(call, asked.jql(), token)), size);
        call.tally().objects(found.issues().size());
        Map<String, @Nullable Object> page = Json.object(
                "issues",
                found.issues().stream().map(issue -> issue(call, asked, issue)).toList());
        found.next().ifPresent(next -> page.put("nextPageToken", tokens.write(call, asked.jql(), next)));
        page.put("isLast", found.next().isEmpty());
        if (asked.expand().contains("names")) {
            page.put("names", IssueJson.names(asked.fields()));
        }
        if (asked.expand().contains("schema")) {
            page.put("schema", IssueJson.schema(asked.fields()));
        }
        return Answer.json(200, page);
    }

    private static Map<String, @Nullable Object> issue(JiraCall call, SearchRequest asked, Issue issue) {
        Map<String, @Nullable Object> json = IssueJson.found(call, issue, asked.fields());
        if (!asked.properties().isEmpty()) {
            Map<String, JsonNode> properties = call.store().details().properties(issue.id());
            Map<String, @Nullable Object> shown = Json.object();
            asked.properties().stream()
                    .filter(properties::containsKey)
                    .forEach(key -> shown.put(key, properties.get(key)));
            json.put("properties", shown);
        }
        return json;
    }

    private Answer count(JiraCall call) {
        JsonNode body = SearchRequest.body(call, Map.of("jql", JsonNode::isString));
        IssueSearch.Question question =
                new IssueSearch.Question(body.path("jql").asString(""), "", Scope.SITE, true, List.of());
        return Answer.json(200, Json.object("count", search.all(call, question).size()));
    }

    /** Issues that do not exist are left out without an error. */
    private static Answer bulk(JiraCall call) {
        JsonNode body = SearchRequest.body(
                call,
                Map.of(
                        "issueIdsOrKeys", SearchRequest.texts(),
                        "fields", SearchRequest.texts(),
                        "expand", SearchRequest.texts(),
                        "properties", SearchRequest.texts(),
                        "fieldsByKeys", JsonNode::isBoolean));
        Set<String> asked = SearchRequest.words(body.path("issueIdsOrKeys"));
        Set<String> fields = SearchRequest.words(body.path("fields"));
        boolean cheap = !fields.isEmpty()
                && fields.stream()
                        .noneMatch(field -> field.startsWith("*")
                                || Set.of("comment", "worklog", "attachment").contains(field));
        int most = cheap ? MOST_CHEAPLY_FETCHED : MOST_FETCHED;
        if (asked.isEmpty() || asked.size() > most) {
            throw JiraRefusal.sentence(400, "The number of issues to fetch must be between 1 and " + most + ".");
        }
        List<Issue> issues = asked.stream()
                .flatMap(id -> call.store().issue(id).stream())
                .distinct()
                .sorted(Comparator.comparing(Issue::id))
                .toList();
        call.tally().objects(issues.size());
        Set<String> shown = fields.isEmpty() ? Set.of("*navigable") : fields;
        return Answer.json(
                200,
                Json.object(
                        "issues",
                        issues.stream()
                                .map(issue -> IssueJson.found(call, issue, shown))
                                .toList(),
                        "issueErrors",
                        List.of()));
    }

    private static Answer removed() {
        return JiraRefusal.sentence(
                        410,
                        "The requested API has been removed. Please migrate to the /rest/api/3/search/jql API. A full"
                                + " migration guideline is available at"
                                + " https://developer.atlassian.com/changelog/#CHANGE-2046")
                .answer();
    }
}
