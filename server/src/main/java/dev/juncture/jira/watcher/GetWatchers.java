package dev.juncture.jira.watcher;

import com.fasterxml.jackson.annotation.JsonAlias;
import dev.juncture.connection.ExternalId;
import dev.juncture.jira.JiraId;
import dev.juncture.jira.client.JiraRequests;
import dev.juncture.jira.scope.JiraOperation;
import dev.juncture.jira.site.JiraSites;
import dev.juncture.jira.user.Person;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Lists the watchers of an issue. */
@Component
class GetWatchers implements Function<GetWatchers.In, GetWatchers.Out>, JiraOperation {
    private static final List<String> READ = List.of("read:jira-work");
    private static final WatcherApi API = JiraRequests.describedBy(WatcherApi.class);

    private final JiraSites sites;

    GetWatchers(JiraSites sites) {
        this.sites = sites;
    }

    record In(ExternalId externalId, @JsonAlias("issue_key") JiraId issueIdOrKey) {}

    /**
     * @param watchers those that the connection's user may see
     * @param watchCount all of them
     * @param isWatching whether the connection's user watches the issue
     */
    record Out(List<Person> watchers, long watchCount, boolean isWatching) {}

    @Override
    public List<String> scopes() {
        return READ;
    }

    @Override
    public Out apply(In in) {
        return sites.read(
                in,
                in.externalId(),
                site -> watchers(site.call(READ, API.watchers(in.issueIdOrKey().value()))));
    }

    private static Out watchers(JsonNode found) {
        List<Person> watchers = found.path("watchers")
                .valueStream()
                .map(Person::of)
                .filter(Objects::nonNull)
                .toList();
        return new Out(
                watchers,
                found.path("watchCount").asLong(watchers.size()),
                found.path("isWatching").asBoolean(false));
    }
}
