package dev.juncture.jira.testing;

import dev.juncture.jira.client.JiraClients;
import dev.juncture.jira.client.JiraRequest;
import dev.juncture.jira.client.JiraRequests;
import dev.juncture.jira.client.TokenSource;
import dev.juncture.secret.Secret;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;

/** Calls of each kind to any site. Each call has its own time budget, like a request to Juncture. */
public final class ProbeCalls {
    private static final ProbeApi API = JiraRequests.describedBy(ProbeApi.class);
    private static final TokenSource TOKENS = TokenSource.fixed(new Secret("token"));

    private final JiraClients clients;

    public ProbeCalls(JiraClients clients) {
        this.clients = clients;
    }

    @HttpExchange("/rest/api/3")
    interface ProbeApi {
        @GetExchange("/issue/{issue}")
        JiraRequest<Map<String, Object>> issue(@PathVariable String issue);

        @PutExchange("/issue/{issue}")
        JiraRequest<Void> edit(@PathVariable String issue, @RequestBody Map<String, String> change);

        @PostExchange("/issue/{issue}")
        JiraRequest<Map<String, Object>> post(@PathVariable String issue, @RequestBody Map<String, String> change);

        @DeleteExchange("/issue/{issue}")
        JiraRequest<Void> delete(@PathVariable String issue);

        @GetExchange("/project/{project}")
        JiraRequest<Map<String, Object>> project(@PathVariable String project);

        @PostExchange("/search/jql")
        JiraRequest<Map<String, Object>> search(@RequestBody Map<String, String> query);

        @PostExchange("/search/approximate-count")
        JiraRequest<Map<String, Object>> count(@RequestBody Map<String, String> query);

        @PostExchange("/issue/bulkfetch")
        JiraRequest<Map<String, Object>> bulkFetch(@RequestBody Map<String, String> query);

        @PostExchange("/changelog/bulkfetch")
        JiraRequest<Map<String, Object>> bulkFetchChangelogs(@RequestBody Map<String, String> query);
    }

    public Map<String, Object> issue(String site, String issue) {
        return call(site, API.issue(issue));
    }

    public void edit(String site, String issue, Map<String, String> change) {
        call(site, API.edit(issue, change));
    }

    public Map<String, Object> post(String site, String issue, Map<String, String> change) {
        return call(site, API.post(issue, change));
    }

    public void delete(String site, String issue) {
        call(site, API.delete(issue));
    }

    public Map<String, Object> project(String site, String project) {
        return call(site, API.project(project));
    }

    public Map<String, Object> search(String site, Map<String, String> query) {
        return call(site, API.search(query));
    }

    public Map<String, Object> count(String site, Map<String, String> query) {
        return call(site, API.count(query));
    }

    public Map<String, Object> bulkFetch(String site, Map<String, String> query) {
        return call(site, API.bulkFetch(query));
    }

    public Map<String, Object> bulkFetchChangelogs(String site, Map<String, String> query) {
        return call(site, API.bulkFetchChangelogs(query));
    }

    private <T> T call(String site, JiraRequest<T> request) {
        return clients.of(TOKENS).at(site).call(List.of(), request);
    }
}
