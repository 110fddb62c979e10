package dev.juncture.jira.issue;

import dev.juncture.error.ApiException;
import dev.juncture.jira.JiraId;
import dev.juncture.jira.name.Form;
import dev.juncture.jira.name.Lookup;
import dev.juncture.operation.Nulls;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** The {@code fields} of a write to Jira. Values that the caller did not send are left out; null clears a field. */
final class IssueFields {
    private final Nulls nulls;
    private final ObjectNode given;
    private final ObjectNode fields = JsonNodeFactory.instance.objectNode();
    private final ObjectNode update = JsonNodeFactory.instance.objectNode();

    /**
     * @param given fields by id, which come first
     * @param nulls the inputs that the caller sent as null
     */
    IssueFields(ObjectNode given, Nulls nulls) {
        this.given = given;
        this.nulls = nulls;
        fields.setAll(given);
    }

    /**
     * Replaces the names of fields by ids.
     *
     * @param form where the names of fields are looked up first
     * @param given fields by id or by name
     * @throws ApiException {@code invalid_request} when two names are of one field and have different values
     */
    static ObjectNode byId(Lookup names, Form form, @Nullable ObjectNode given) {
        ObjectNode byId = JsonNodeFactory.instance.objectNode();
        if (given != null) {
            given.properties().forEach(field -> {
                String id = names.field(field.getKey(), form);
                JsonNode other = byId.putIfAbsent(id, field.getValue());
                if (other != null && !other.equals(field.getValue())) {
                    throw ApiException.invalidField("fields", "has two values for " + id + ": send one");
                }
            });
        }
        return byId;
    }

    /** @throws ApiException {@code invalid_request} when {@code fields} has another value for it */
    IssueFields json(String field, JsonNode value) {
        JsonNode other = given.get(field);
        if (other != null && !other.equals(value)) {
            throw ApiException.invalidField(
                    "fields", "also sets " + field + ", which the request sets by another input: send one");
        }
        fields.set(field, value);
        return this;
    }

    /** @param input the name of the input that holds the value */
    IssueFields text(String field, String input, @Nullable String value) {
        if (value != null) {
            return json(field, StringNode.valueOf(value));
        }
        return clearIfNull(field, input);
    }

    /** Refers to something by a property, for example by its {@code id}. */
    IssueFields reference(String field, String property, String value) {
        return json(field, JsonNodeFactory.instance.objectNode().put(property, value));
    }

    /**
     * Refers to something by its id or by its name.
     *
     * @param input the name of the input that holds the name; that of the id ends in {@code _id}
     */
    IssueFields reference(
            String field, String input, @Nullable JiraId id, @Nullable String name, UnaryOperator<String> idOfName) {
        requireOneInput(input + "_id", id, input, name);
        if (id != null) {
            return reference(field, "id", id.value());
        }
        return name == null ? clearIfNull(field, input + "_id", input) : reference(field, "id", idOfName.apply(name));
    }

    IssueFields assignee(@Nullable JsonNode accountId, @Nullable String name, UnaryOperator<String> idOfName) {
        if (accountId == null && name == null) {
            return clearIfNull("assignee", "assignee_account_id", "assignee");
        }
        boolean isCleared = accountId == null || accountId.isNull();
        requireOneInput("assignee_account_id", isCleared ? null : accountId, "assignee", name);
        JsonNode account = account(accountId, name, idOfName);
        return account.isNull() ? json("assignee", account) : reference("assignee", "id", account.stringValue());
    }

    /** @param parent its key, or its id, which is a number */
    IssueFields parent(JiraId parent) {
        return referenceByIdOrKey("parent", parent.value());
    }

    IssueFields referenceByIdOrKey(String field, String value) {
        return reference(field, value.matches("\\d+") ? "id" : "key", value);
    }

    IssueFields labels(@Nullable List<String> labels) {
        if (labels == null && !nulls.has("labels")) {
            return this;
        }
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        if (labels != null) {
            labels.forEach(all::add);
        }
        return json("labels", all);
    }

    /** Adds an operation on a field, for what no value of it can say. */
    IssueFields update(String field, ObjectNode operation) {
        update.withArray(field).add(operation);
        return this;
    }

    /**
     * Adds and removes labels, and keeps the others.
     *
     * @throws ApiException {@code invalid_request} when the labels are set as well, or one is added and removed
     */
    IssueFields labelChanges(@Nullable List<String> added, @Nullable List<String> removed) {
        List<String> add = Objects.requireNonNullElse(added, Collections.emptyList());
        List<String> remove = Objects.requireNonNullElse(removed, Collections.emptyList());
        if (!Collections.disjoint(add, remove)) {
            throw ApiException.invalidField("remove_labels", "must have no label that add_labels has");
        }
        if (fields.has("labels") && !(add.isEmpty() && remove.isEmpty())) {
            throw ApiException.invalidField(
                    add.isEmpty() ? "remove_labels" : "add_labels",
                    "must not be sent with labels, which replaces all labels");
        }
        add.forEach(
                label -> update("labels", JsonNodeFactory.instance.objectNode().put("add", label)));
        remove.forEach(
                label -> update("labels", JsonNodeFactory.instance.objectNode().put("remove", label)));
        return this;
    }

    /**
     * @throws ApiException {@code invalid_request} when both inputs were sent, unless both are null: one of them would be ignored
     */
    IssueFields requireOneInput(String input, @Nullable Object value, String other, @Nullable Object otherValue) {
        boolean hasInput = value != null || nulls.has(input);
        boolean hasOther = otherValue != null || nulls.has(other);
        if (hasInput && hasOther && (value != null || otherValue != null)) {
            throw ApiException.invalidField(other, "has the same meaning as " + input + ": send one of them");
        }
        return this;
    }

    /** Sends null for a field if the caller sent null for one of its inputs. */
    IssueFields clearIfNull(String field, String... inputs) {
        return Stream.of(inputs).anyMatch(nulls::has) ? json(field, NullNode.getInstance()) : this;
    }

    boolean isEmpty() {
        return fields.isEmpty() && update.isEmpty();
    }

    /** Returns the body of a write that changes these fields and nothing else. */
    ObjectNode body() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        if (!fields.isEmpty()) {
            body.set("fields", fields);
        }
        if (!update.isEmpty()) {
            body.set("update", update);
        }
        return body;
    }

    /**
     * Returns the id of the account that an issue is assigned to; JSON null for no assignee.
     *
     * @param id null, JSON null, or the text {@code "null"}, which the published contract uses, mean no assignee
     * @param name of the account instead of its id
     * @throws ApiException {@code invalid_request} when the id is neither an id nor null, or when both have a value
     */
    static JsonNode account(@Nullable JsonNode id, @Nullable String name, UnaryOperator<String> idOfName) {
        JsonNode account =
                id == null || (id.isString() && "null".equals(id.stringValue())) ? NullNode.getInstance() : id;
        if (!account.isNull() && (!account.isString() || account.stringValue().isBlank())) {
            throw ApiException.invalidField("assignee_account_id", "must be an account id, or null for no assignee");
        }
        requireOne("assignee_account_id", account.isNull() ? null : account, "assignee", name);
        return name == null ? account : StringNode.valueOf(idOfName.apply(name));
    }

    /** @throws ApiException {@code invalid_request} when both inputs have a value: one of them would be ignored */
    static void requireOne(String input, @Nullable Object value, String other, @Nullable Object otherValue) {
        if (value != null && otherValue != null) {
            throw ApiException.invalidField(other, "has the same meaning as " + input + ": send one of them");
        }
    }

    /**
     * Returns the id of a project's issue type.
     *
     * @throws ApiException {@code invalid_request} when both are missing, or when the project has no type of this name
     */
    static String issueType(@Nullable JiraId id, @Nullable String name, String project, Lookup lookup) {
        requireOne("issue_type_id", id, "issue_type", name);
        if (id != null) {
            return id.value();
        }
        if (name == null || name.isBlank()) {
            throw ApiException.invalidField("issue_type_id", "is required, or issue_type instead");
        }
        return lookup.issueType(project, name);
    }
}
