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
import tools.jackson.databind.JsonNode;

/** Finds ids by names, for one request. A name that is not in a remembered list is looked up in a new one. */
public final class Lookup {
    private static final int LONGEST = 255;

    /** System fields whose values are documents on every site. */
    private static final Set<String> RICH_TEXT = Set.of("description", "environment");

    private final JiraSite site;
    private final NameLists lists;
    private final boolean fresh;
    private final Map<Key, List<Named>> justRead = new HashMap<>();
    private final Map<List<String>, List<JsonNode>> forms = new HashMap<>();
    /** Ids by the Jira field that they are for. */
    private final Map<String, String> found = new HashMap<>();

    /** Remembered lists by the Jira field that their id is for. */
    private final Map<String, Key> fromMemory = new HashMap<>();

    /** @param fresh whether to read each list from Jira once, also one that is remembered */
    Lookup(JiraSite site, NameLists lists, boolean fresh) {
        this.site = site;
        this.lists = lists;
        this.fresh = fresh;
    }

    /** @throws ApiException {@code invalid_request} with the project's types, when none has this name */
    public String issueType(String project, String name) {
        check("issue_type", name);
        Key types = Key.of(site, "issue types", project);
        return find(types, () -> JiraLists.issueTypes(site, project), list -> Named.byName(list, name))
                .map(id -> used("issuetype", id, types))
                .orElseThrow(() -> noOne("issue_type", "must be a type of this project", types, name)
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
                        () -> narrow
                                ? JiraLists.priorities(site, fieldsOf(Form.create(project, issueType)))
                                : JiraLists.priorities(site),
                        list -> Named.byName(list, name))
                .map(id -> used("priority", id, priorities))
                .orElseThrow(() -> noOne("priority", "must be a priority that can be set here", priorities, name)
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
                        () -> List.of(new Named(JiraLists.assignee(site, project, issue, name), name)),
                        list -> Named.byName(list, name))
                .map(id -> used("assignee", id, people))
                .orElseThrow();
    }

    /**
     * Looks a name up among the fields of the form, then among all fields of the site. An id of a field is its own result.
     *
     * @throws ApiException {@code invalid_request} with the candidates, unless there is exactly one such field
     */
    public String field(String idOrName, Form form) {
        check("fields", idOrName);
        if (FieldIds.include(idOrName)) {
            return idOrName;
        }
        Key here = Key.of(site, form.name().toArray(String[]::new));
        Key everywhere = Key.of(site, "fields");
        Function<List<Named>, Optional<String>> match = list -> Named.byIdOrName(list, idOrName);
        Optional<String> known = knownOffForm(here, everywhere, idOrName, match);
        if (known.isPresent()) {
            return used(known.get(), known.get(), everywhere);
        }
        Optional<String> onForm = find(here, () -> Named.all(fieldsOf(form), "fieldId"), match);
        if (onForm.isPresent()) {
            return used(onForm.get(), onForm.get(), here);
        }
        List<Named> several = Named.called(justRead.get(here), idOrName);
        if (!several.isEmpty()) {
            throw noOneField(idOrName, several);
        }
        return find(everywhere, () -> JiraLists.fields(site), match)
                .map(id -> used(id, id, everywhere))
                .orElseThrow(() -> noOneField(idOrName, Named.called(justRead.get(everywhere), idOrName)));
    }

    /** A form that lacks the field is not read again for each use of the field. */
    private Optional<String> knownOffForm(
            Key form, Key all, String idOrName, Function<List<Named>, Optional<String>> match) {
        return remembered(form)
                .filter(list -> match.apply(list).isEmpty())
                .filter(list -> Named.called(list, idOrName).isEmpty())
                .flatMap(lacking -> remembered(all))
                .flatMap(match);
    }

    /** Returns the fields of a form as Jira has them now; none for a form that does not exist. */
    public List<JsonNode> fieldsOf(Form form) {
        return forms.computeIfAbsent(form.name(), unread -> JiraLists.form(site, form));
    }

    /** Returns whether the value of a field is a document, as in custom fields of several lines. */
    public boolean isRichText(String id) {
        if (FieldIds.isSystem(id)) {
            return RICH_TEXT.contains(id);
        }
        Key fields = Key.of(site, "fields");
        Optional<Named> field = fieldOrNone(fields, id);
        field.ifPresent(named -> {
            used(id, id, fields);
            found.put(id + " is rich text", String.valueOf(named.isRichText()));
        });
        return field.map(Named::isRichText).orElse(false);
    }

    private Optional<Named> fieldOrNone(Key fields, String id) {
        try {
            return find(fields, () -> JiraLists.fields(site), list -> Named.withId(list, id));
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
            Optional<T> known = remembered(key).flatMap(match);
            if (known.isPresent()) {
                return known;
            }
            List<Named> list = source.get();
            lists.remember(key, list);
            justRead.put(key, list);
        }
        return match.apply(justRead.get(key));
    }

    private Optional<List<Named>> remembered(Key key) {
        return fresh ? Optional.empty() : lists.remembered(key);
    }

    private ApiException noOne(String field, String problem, Key list, String name) {
        List<Named> called = Named.called(justRead.get(list), name);
        return called.isEmpty()
                ? ApiException.invalidField(field, problem)
                : ApiException.invalidField(
                                field, "must be a name with one meaning: send " + field + "_id in its place")
                        .with("candidates", called);
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
            throw ApiException.invalidField(field, "must be a name of 1 to " + LONGEST + " characters");
        }
    }
}
