package dev.juncture.jira.user;

import dev.juncture.jira.client.AtlassianHttp;
import dev.juncture.jira.client.JiraCalls;
import dev.juncture.jira.site.ConnectedSite;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Looks people up on a connection's site. */
@Component
class Users {
    static final List<String> SCOPES = List.of("read:jira-user");
    /** What a person can choose from at a glance; a longer query narrows it. */
    private static final int AT_MOST = 50;

    private final JiraCalls calls;
    private final UserApi api;

    Users(JiraCalls calls, AtlassianHttp http) {
        this.calls = calls;
        this.api = http.api(UserApi.class);
    }

    List<Person> search(ConnectedSite site, String query) {
        return people(calls.call(site.connection(), SCOPES, token -> api.search(token, site.siteId(), query, AT_MOST)));
    }

    /** Who may be given an issue: of a project, or one that exists. */
    List<Person> assignable(
            ConnectedSite site, @Nullable String project, @Nullable String issue, @Nullable String query) {
        return people(calls.call(
                site.connection(),
                SCOPES,
                token -> api.assignable(token, site.siteId(), project, issue, query, AT_MOST)));
    }

    private static List<Person> people(JsonNode found) {
        Stream<JsonNode> users = StreamSupport.stream(found.spliterator(), false);
        return users.map(Person::of).filter(Objects::nonNull).toList();
    }
}
