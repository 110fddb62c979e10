package dev.juncture.jira.name;

import dev.juncture.http.ApiException;
import dev.juncture.jira.name.NameLists.Key;
import dev.juncture.jira.site.ConnectedSite;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The names that one write uses. A name that a remembered list does not hold is looked for in a new one. */
public final class Lookup {
    private static final int LONGEST = 255;

    private final ConnectedSite site;
    private final NameLists lists;
    private final JiraLists jira;
    private final Map<Key, List<Named>> justRead = new HashMap<>();
    /** Ids by the Jira field that they go into. */
    private final Map<String, String> found = new HashMap<>();

    private final Map<String, Key> fromMemory = new HashMap<>();

    Lookup(ConnectedSite site, NameLists lists, JiraLists jira) {
        this.site = site;
        this.lists = lists;
        this.jira = jira;
    }

    /** @throws ApiException {@code invalid_request} with the types that the project has */
    public String issueType(String project, String name) {
        check("issue_type", name);
        Key types = Key.of(site, "issue types", project);
        return find(types, () -> jira.issueTypes(site, project), list -> Named.byName(list, name))
                .map(id -> used("issuetype", id, types))
                .orElseThrow(() -> ApiException.invalidField("issue_type", "must be a type of this project")
                        .with("issue_types", names(types)));
    }

    /**
     * @param project with {@code issueType}: what such an issue may get in it; without them, any priority of the site
     * @throws ApiException {@code invalid_request} with the priorities that there are
     */
    public String priority(@Nullable String project, @Nullable String issueType, String name) {
        check("priority", name);
        boolean narrow = project != null && issueType != null;
        Key priorities = narrow ? Key.of(site, "priorities", project, issueType) : Key.of(site, "priorities");
        return find(
                        priorities,
                        () -> narrow ? jira.priorities(site, project, issueType) : jira.priorities(site),
                        list -> Named.byName(list, name))
                .map(id -> used("priority", id, priorities))
                .orElseThrow(() -> ApiException.invalidField("priority", "must be a priority that can be set here")
                        .with("priorities", names(priorities)));
    }

    /**
     * @param issue one that exists, else null and a {@code project}
     * @param name as it is displayed, or an e-mail address
     * @throws ApiException {@code invalid_request} with the people who could be meant
     */
    public String assignee(@Nullable String project, @Nullable String issue, String name) {
        check("assignee", name);
        Key people = Key.of(site, "assignee", issue == null ? "in " + project : "of " + issue, name);
        return find(
                        people,
                        () -> List.of(new Named(jira.assignee(site, project, issue, name), name)),
                        list -> Named.byName(list, name))
                .map(id -> used("assignee", id, people))
                .orElseThrow();
    }

    /** @throws ApiException {@code invalid_request} with the fields that bear the name, unless there is exactly one */
    public String field(String idOrName) {
        check("fields", idOrName);
        Key fields = Key.of(site, "fields");
        return find(fields, () -> jira.fields(site), list -> Named.byIdOrName(list, idOrName))
                .map(id -> used(id, id, fields))
                .orElseThrow(() -> noOneField(idOrName, Named.called(justRead.get(fields), idOrName)));
    }

    private static ApiException noOneField(String name, List<Named> called) {
        return called.isEmpty()
                ? ApiException.invalidField("fields", "must hold ids or names of fields that this site has")
                        .with("unknown_field", name)
                : ApiException.invalidField("fields", "must name by its id a field whose name others bear too")
                        .with("ambiguous_field", name)
                        .with("candidates", called);
    }

    /** Forgets the lists out of which came an id that Jira refuses now. @return whether there are any */
    boolean forgets(Set<String> refusedFields) {
        List<Key> blamed = refusedFields.stream()
                .filter(fromMemory::containsKey)
                .map(fromMemory::get)
                .toList();
        blamed.forEach(lists::forget);
        return !blamed.isEmpty();
    }

    boolean foundTheSameAs(Lookup other) {
        return found.equals(other.found);
    }

    private Optional<String> find(
            Key key, Supplier<List<Named>> source, Function<List<Named>, Optional<String>> match) {
        if (!justRead.containsKey(key)) {
            Optional<String> known = lists.remembered(key).flatMap(match);
            if (known.isPresent()) {
                return known;
            }
            List<Named> list = source.get();
            lists.remember(key, list);
            justRead.put(key, list);
        }
        return match.apply(justRead.get(key));
    }

    private String used(String jiraField, String id, Key list) {
        found.put(jiraField, id);
        if (!justRead.containsKey(list)) {
            fromMemory.put(jiraField, list);
        }
        return id;
    }

    private List<String> names(Key key) {
        return justRead.get(key).stream().map(Named::name).toList();
    }

    private static void check(String field, String name) {
        if (name.isBlank() || name.length() > LONGEST) {
            throw ApiException.invalidField(field, "must name it with 1 to " + LONGEST + " characters");
        }
    }
}
