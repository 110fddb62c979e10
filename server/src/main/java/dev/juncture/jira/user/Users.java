package dev.juncture.jira.user;

import dev.juncture.http.ApiException;
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
public class Users {
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
        boolean isId = issue != null && issue.matches("\\d+");
        return people(calls.call(
                site.connection(),
                SCOPES,
                token -> api.assignable(
                        token, site.siteId(), project, isId ? null : issue, isId ? issue : null, query, AT_MOST)));
    }

    /**
     * The account of the one person of this name or e-mail address who may be given an issue.
     *
     * @throws ApiException {@code invalid_request} with those who could be meant, unless there is exactly one
     */
    public String assignee(ConnectedSite site, @Nullable String project, @Nullable String issue, String name) {
        List<Person> near = assignable(site, project, issue, name).stream()
                .filter(person -> person.accountId() != null)
                .toList();
        List<Person> meant =
                near.stream().filter(person -> isCalled(person, name)).toList();
        if (meant.size() != 1) {
            throw ApiException.invalidField(
                            "assignee",
                            "must be the display name, or the e-mail address where Jira shows it, of exactly one person"
                                    + " who may be assigned: or send assignee_account_id")
                    .with(
                            "candidates",
                            (meant.isEmpty() ? near : meant)
                                    .stream().map(Candidate::of).toList());
        }
        return String.valueOf(meant.get(0).accountId());
    }

    record Candidate(@Nullable String accountId, @Nullable String displayName) {
        static Candidate of(Person person) {
            return new Candidate(person.accountId(), person.displayName());
        }
    }

    /**
     * Jira also finds people by addresses that it does not tell. Such a person is not taken, though the only one found: a
     * query matches the beginning of an address, so theirs may be a longer one.
     */
    private static boolean isCalled(Person person, String name) {
        return name.equalsIgnoreCase(person.displayName()) || name.equalsIgnoreCase(person.emailAddress());
    }

    private static List<Person> people(JsonNode found) {
        Stream<JsonNode> users = StreamSupport.stream(found.spliterator(), false);
        return users.map(Person::of).filter(Objects::nonNull).toList();
    }
}
