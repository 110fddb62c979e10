package dev.juncture.jira.site;

import dev.juncture.jira.client.JiraClient;
import dev.juncture.jira.client.JiraRequest;
import dev.juncture.jira.client.JiraRequests;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.service.annotation.GetExchange;

/** The Jira sites that a grant reaches, as Atlassian lists them. */
public final class ReachableSites {
    private static final Api API = JiraRequests.describedBy(Api.class);

    private ReachableSites() {}

    interface Api {
        /** Belongs to the account, not to a site. */
        @GetExchange("/oauth/token/accessible-resources")
        JiraRequest<List<Resource>> accessibleResources();
    }

    /** A site with one product family: the same id may be in the list twice, with different scopes. */
    public record Resource(
            String id,
            String name,
            String url,
            @Nullable List<String> scopes,
            @Nullable String avatarUrl) {
        /** Each product family has an entry with its own scopes. Jira's scopes all contain Jira's name. */
        private boolean isJira() {
            return scopes != null
                    && scopes.stream().anyMatch(scope -> scope.contains(":jira") || scope.contains("-jira"));
        }
    }

    /** Returns each Jira site once. */
    public static List<Resource> of(JiraClient client) {
        Map<String, Resource> sites = new LinkedHashMap<>();
        client.account().call(List.of(), API.accessibleResources()).stream()
                .filter(resource -> resource != null && resource.isJira())
                .forEach(resource -> sites.putIfAbsent(resource.id(), resource));
        return List.copyOf(sites.values());
    }
}
