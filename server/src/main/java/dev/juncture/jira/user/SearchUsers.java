package dev.juncture.jira.user;

import dev.juncture.connection.ExternalId;
import dev.juncture.jira.scope.JiraOperation;
import dev.juncture.jira.site.JiraSites;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Finds users by a part of their name or e-mail address. */
@Component
class SearchUsers implements Function<SearchUsers.In, SearchUsers.Out>, JiraOperation {
    private final JiraSites sites;

    SearchUsers(JiraSites sites) {
        this.sites = sites;
    }

    record In(ExternalId externalId, String query) {}

    record Out(List<Person> users) {}

    @Override
    public List<String> scopes() {
        return Users.SCOPES;
    }

    @Override
    public Out apply(In in) {
        return sites.read(in, in.externalId(), site -> new Out(Users.search(site, in.query())));
    }
}
