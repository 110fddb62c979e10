package dev.juncture.jira.user;

import dev.juncture.connection.ExternalId;
import dev.juncture.jira.client.JiraOperation;
import dev.juncture.jira.site.ConnectedSites;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** People by a part of their name or address. */
@Component
class SearchUsers implements Function<SearchUsers.In, SearchUsers.Out>, JiraOperation {
    private final ConnectedSites sites;
    private final Users users;

    SearchUsers(ConnectedSites sites, Users users) {
        this.sites = sites;
        this.users = users;
    }

    record In(ExternalId externalId, String query) {}

    record Out(List<Person> users) {}

    @Override
    public List<String> scopes() {
        return Users.SCOPES;
    }

    @Override
    public Out apply(In in) {
        return new Out(users.search(sites.require(in.externalId()), in.query()));
    }
}
