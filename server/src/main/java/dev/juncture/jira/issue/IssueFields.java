package dev.juncture.jira.issue;

import dev.juncture.error.ApiException;
import dev.juncture.jira.JiraId;
import dev.juncture.jira.name.Form;
import dev.juncture.jira.name.Lookup;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/** The {@code fields} of a write to Jira. Values that the caller did not send are left out. */
final class IssueFields {
    private final ObjectNode fields = JsonNodeFactory.instance.objectNode();
    private final ObjectNode update = JsonNodeFactory.instance.objectNode();

    /**
     * @param form where the names of fields are looked up first
     * @param given fields by id or by name, which come first
     * @throws ApiException {@code invalid_request} when two names mean one field
     */
    IssueFields(Lookup names, Form form, @Nullable ObjectNode given) {
        if (given != null) {
            given.properties().forEach(field -> {
                String id = names.field(field.getKey(), form);
                if (fields.has(id)) {
                    throw ApiException.invalidField("fields", "must name the field " + id + " once");
                }
                fields.set(id, field.getValue());
            });
        }
    }

    IssueFields text(String field, @Nullable String value) {
        if (value != null) {
            fields.put(field, value);
        }
        return this;
    }

    IssueFields json(String field, JsonNode value) {
        fields.set(field, value);
        return this;
    }

    /** Refers to something by a property, for example by its {@code id}. */
    IssueFields reference(String field, String property, String value) {
        fields.putObject(field).put(property, value);
        return this;
    }

    /** Refers to something by its id, or by its name when there is no id. */
    IssueFields reference(String field, @Nullable JiraId id, @Nullable String name, UnaryOperator<String> idOfName) {
        if (id != null) {
            return reference(field, "id", id.value());
        }
        return name == null ? this : reference(field, "id", idOfName.apply(name));
    }

    IssueFields labels(@Nullable List<String> labels) {
        if (labels != null) {
            ArrayNode array = fields.putArray("labels");
            labels.forEach(array::add);
        }
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

    /** Adds an operation on a field, for what no value of it can say. */
    IssueFields update(String field, ObjectNode operation) {
        update.withArray(field).add(operation);
        return this;
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
     * Returns an account id, or JSON null for nobody.
     *
     * @param given absent, null or the text {@code "null"}, which the published contract uses, mean nobody
     * @throws ApiException {@code invalid_request} when it is neither an id nor null
     */
    static JsonNode accountId(@Nullable JsonNode given) {
        if (given == null || given.isNull() || (given.isString() && "null".equals(given.stringValue()))) {
            return NullNode.getInstance();
        }
        if (!given.isString() || given.stringValue().isBlank()) {
            throw ApiException.invalidField("assignee_account_id", "must be an account id, or null for nobody");
        }
        return given;
    }

    /**
     * Returns the id of a project's issue type.
     *
     * @throws ApiException {@code invalid_request} when both are missing, or when the project has no type of this name
     */
    static String issueType(@Nullable JiraId id, @Nullable String name, String project, Lookup lookup) {
        if (id != null) {
            return id.value();
        }
        if (name == null || name.isBlank()) {
            throw ApiException.invalidField("issue_type_id", "is required, or issue_type instead");
        }
        return lookup.issueType(project, name);
    }
}
