package dev.juncture.jira.name;

import dev.juncture.error.ApiException;
import dev.juncture.jira.JiraFailure;
import dev.juncture.jira.name.NameLists.Key;
import dev.juncture.jira.site.JiraSite;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Finds ids by names, for one request. A name that is not in a remembered list is looked up in a new one. */
public final class Lookup {
    private static final int LONGEST = 255;

    /** System fields whose values are documents on every site. */
    private static final Set<String> RICH_TEXT = Set.of("description", "environment");

    private final JiraSite site;
    private final NameLists lists;
    private final Map<Key, List<Named>> justRead = new HashMap<>();
    /** Ids by the Jira field that they are for. */
    private final Map<String, String> found = new HashMap<>();

    /** Remembered lists by the Jira field that their id is for. */
    private final Map<String, Key> fromMemory = new HashMap<>();

    Lookup(JiraSite site, NameLists lists) {
        this.site = site;
        this.lists = lists;
    }

    /** @throws ApiException {@code invalid_request} with the project's types, when none has this name */
    public String issueType(String project, String name) {
        check("issue_type", name);
        Key types = Key.of(site, "issue types", project);
        return find(types, () -> JiraLists.issueTypes(site, project), list -> Named.byName(list, name))
                .map(id -> used("issuetype", id, types))
                .orElseThrow(() -> ApiException.invalidField("issue_type", "must be a type of this project")
                        .with("issue_types", names(types)));
    }

    /**
     * @param project with {@code issueType}: only priorities of such an issue; null for any priority of the site
     * @throws ApiException {@code invalid_request} with the possible priorities, when none has this name
     */
    public String priority(@Nullable String project, @Nullable String issueType, String name) {
        check("priority", name);
        boolean narrow = project != null && issueType != null;
        Key priorities = narrow ? Key.of(site, "priorities", project, issueType) : Key.of(site, "priorities");
        return find(
                        priorities,
                        () -> narrow ? JiraLists.priorities(site, project, issueType) : JiraLists.priorities(site),
                        list -> Named.byName(list, name))
                .map(id -> used("priority", id, priorities))
                .orElseThrow(() -> ApiException.invalidField("priority", "must be a priority that can be set here")
                        .with("priorities", names(priorities)));
    }

    /**
     * @param issue an existing issue, or null together with a {@code project}
     * @param name the display name or the e-mail address of a user
     * @throws ApiException {@code invalid_request} with the candidates, unless there is exactly one such user
     */
    public String assignee(@Nullable String project, @Nullable String issue, String name) {
        check("assignee", name);
        Key people = Key.of(site, "assignee", issue == null ? "in " + project : "of " + issue, name);
        return find(
                        people,
                        () -> List.of(new Named(JiraLists.assignee(site, project, issue, name), name, false)),
                        list -> Named.byName(list, name))
                .map(id -> used("assignee", id, people))
                .orElseThrow();
    }

    /** @throws ApiException {@code invalid_request} with the candidates, unless there is exactly one such field */
    public String field(String idOrName) {
        check("fields", idOrName);
        Key fields = Key.of(site, "fields");
        return find(fields, () -> JiraLists.fields(site), list -> Named.byIdOrName(list, idOrName))
                .map(id -> used(id, id, fields))
                .orElseThrow(() -> noOneField(idOrName, Named.called(justRead.get(fields), idOrName)));
    }

    /**
     * Returns the id of a field whose value is a document, such as a custom field of several lines.
     *
     * @return empty for any other field, and for a name that is not the name of exactly one field
     */
    public Optional<String> richTextField(String idOrName) {
        if (RICH_TEXT.contains(idOrName)) {
            return Optional.of(idOrName);
        }
        Key fields = Key.of(site, "fields");
        Optional<Named> field = fieldOrNone(fields, idOrName);
        field.ifPresent(named -> {
            used(named.id(), named.id(), fields);
            found.put(named.id() + " is rich text", String.valueOf(named.isRichText()));
        });
        return field.filter(Named::isRichText).map(Named::id);
    }

    private Optional<Named> fieldOrNone(Key fields, String idOrName) {
        try {
            return find(fields, () -> JiraLists.fields(site), list -> Named.entry(list, idOrName));
        } catch (JiraFailure unread) {
            // Without the list, the value goes to Jira as it is. Jira's refusal of the write will say what it expects.
            return Optional.empty();
        }
    }

    private static ApiException noOneField(String name, List<Named> called) {
        return called.isEmpty()
                ? ApiException.invalidField("fields", "must use ids or names of fields of this site")
                        .with("unknown_field", name)
                : ApiException.invalidField("fields", "must name a field by its id when several fields have its name")
                        .with("ambiguous_field", name)
                        .with("candidates", called);
    }

    /**
     * Forgets the remembered lists whose ids Jira refused.
     *
     * @return whether there are any
     */
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

    private <T> Optional<T> find(Key key, Supplier<List<Named>> source, Function<List<Named>, Optional<T>> match) {
        if (!justRead.containsKey(key)) {
            Optional<T> known = lists.remembered(key).flatMap(match);
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
