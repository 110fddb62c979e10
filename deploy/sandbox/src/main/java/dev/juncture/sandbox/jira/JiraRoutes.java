package dev.juncture.sandbox.jira;

import dev.juncture.sandbox.http.Answer;
import dev.juncture.sandbox.http.Json;
import java.time.Clock;
import java.util.List;

/** Every operation of Jira's that the sandbox knows. */
final class JiraRoutes {
    private static final String WORK = "read:jira-work";

    private JiraRoutes() {}

    static List<JiraRoute> all(Clock clock) {
        SearchJql search = new SearchJql(clock);
        return List.of(
                new JiraRoute("GET", "/rest/api/3/myself", "read:jira-user", UserJson::myself),
                new JiraRoute("GET", "/rest/api/3/project/search", WORK, ProjectSearch::answer),
                new JiraRoute("GET", "/rest/api/3/project/{projectIdOrKey}", WORK, ProjectSearch::one),
                new JiraRoute("GET", "/rest/api/3/search/jql", WORK, search::get),
                new JiraRoute("POST", "/rest/api/3/search/jql", WORK, search::post),
                new JiraRoute("POST", "/rest/api/3/search/approximate-count", WORK, search::count),
                new JiraRoute("GET", "/rest/api/2/search", "", unused -> removed()),
                new JiraRoute("POST", "/rest/api/2/search", "", unused -> removed()),
                new JiraRoute("GET", "/rest/api/3/search", "", unused -> removed()),
                new JiraRoute("POST", "/rest/api/3/search", "", unused -> removed()));
    }

    private static Answer removed() {
        String sentence = "The requested API has been removed. Please migrate to the /rest/api/3/search/jql API. "
                + "A full migration guideline is available at https://developer.atlassian.com/changelog/#CHANGE-2046";
        return Answer.json(410, Json.object("errorMessages", List.of(sentence), "errors", Json.object()));
    }
}
