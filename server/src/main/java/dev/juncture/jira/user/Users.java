package dev.juncture.jira.user;

import dev.juncture.error.ApiException;
import dev.juncture.jira.client.JiraRequests;
import dev.juncture.jira.site.JiraSite;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Finds users of a connection's site. */
public final class Users {
    static final List<String> SCOPES = List.of("read:jira-user");
    /** Enough for a list to choose from; a longer query finds fewer. */
    private static final int MOST = 50;

    private static final int MOST_NAMES = 100;

    private static final UserApi API = JiraRequests.describedBy(UserApi.class);

    private Users() {}

    static List<Person> search(JiraSite site, String query) {
        return people(site.call(SCOPES, API.search(query, MOST)));
    }

    /**
     * Returns the names of people by their accounts, as far as the connection may see them. Names are an extra: without them,
     * the result is empty.
     */
    public static Map<String, String> names(JiraSite site, Collection<String> accounts) {
        if (accounts.isEmpty()) {
            return Map.of();
        }
        List<String> some = accounts.stream().distinct().limit(MOST_NAMES).toList();
        try {
            return people(site.call(SCOPES, API.byAccounts(some, MOST_NAMES)).path("values")).stream()
                    .filter(person -> person.accountId() != null && person.displayName() != null)
                    .collect(Collectors.toMap(Person::accountId, Person::displayName, (one, other) -> one));
        } catch (ApiException unknown) {
            return Map.of();
        }
    }

    /** Returns users who may be assigned to issues of a project, or to one issue. */
    static List<Person> assignable(
            JiraSite site, @Nullable String project, @Nullable String issue, @Nullable String query) {
        boolean isId = issue != null && issue.matches("\\d+");
        return people(
                site.call(SCOPES, API.assignable(project, isId ? null : issue, isId ? issue : null, query, MOST)));
    }

    /**
     * Returns the account of the one user with this name or e-mail address who may be assigned.
     *
     * @throws ApiException {@code invalid_request} with the candidates, unless there is exactly one such user
     */
    public static String assignee(JiraSite site, @Nullable String project, @Nullable String issue, String name) {
        List<Person> near = assignable(site, project, issue, name).stream()
                .filter(user -> user.accountId() != null)
                .toList();
        List<Person> meant = near.stream().filter(user -> isCalled(user, name)).toList();
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
     * Compares whole names. Jira also finds users by the beginning of an address that it does not show, and such a user may
     * be another one than the caller means.
     */
    private static boolean isCalled(Person person, String name) {
        return name.equalsIgnoreCase(person.displayName()) || name.equalsIgnoreCase(person.emailAddress());
    }

    private static List<Person> people(JsonNode found) {
        Stream<JsonNode> users = StreamSupport.stream(found.spliterator(), false);
        return users.map(Person::of).filter(Objects::nonNull).toList();
    }
}
