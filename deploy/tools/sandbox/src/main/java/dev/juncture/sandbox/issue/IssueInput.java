package dev.juncture.sandbox.issue;

import dev.juncture.sandbox.field.Field;
import dev.juncture.sandbox.field.Fields;
import dev.juncture.sandbox.http.Json;
import dev.juncture.sandbox.jira.JiraRefusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the {@code fields} and {@code update} of a body field by field, and collects the values and all errors. */
final class IssueInput {
    private final Screen screen;
    private final FieldReader reader;
    private final UnaryOperator<@Nullable Object> current;
    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();
    private final Map<String, String> errors = new LinkedHashMap<>();
    private final List<JsonNode> comments = new ArrayList<>();

    /** @param current returns the value of a field, by its id, before the change */
    IssueInput(Screen screen, FieldReader reader, UnaryOperator<@Nullable Object> current) {
        this.screen = screen;
        this.reader = reader;
        this.current = current;
    }

    void read(JsonNode body) {
        JsonNode fields = body.path("fields");
        JsonNode update = body.path("update");
        fields.properties().forEach(member -> {
            if (update.has(member.getKey())) {
                fail(member.getKey(), "Field '" + member.getKey() + "' cannot appear in both 'fields' and 'update'");
            } else {
                take(member.getKey(), member.getValue(), "set");
            }
        });
        update.properties().forEach(member -> operations(member.getKey(), member.getValue()));
    }

    void fail(String field, String sentence) {
        errors.putIfAbsent(field, sentence);
    }

    boolean has(String field) {
        return values.get(field) != null;
    }

    /** Returns the new values by field id. Null clears a field. */
    Map<String, @Nullable Object> values() {
        return values;
    }

    /** Returns the comments to add. */
    List<JsonNode> comments() {
        return comments;
    }

    void refuseErrors() {
        if (!errors.isEmpty()) {
            throw JiraRefusal.fields(400, errors);
        }
    }

    private void operations(String id, JsonNode operations) {
        if (!operations.isArray()) {
            fail(id, "data was not an array");
            return;
        }
        for (JsonNode operation : operations) {
            operation.properties().forEach(each -> take(id, each.getValue(), each.getKey()));
        }
    }

    private void take(String id, JsonNode sent, String operation) {
        Optional<Field> field = Fields.byId(id).filter(known -> screen.has(id));
        if (field.isEmpty()) {
            fail(id, "Field '" + id + "' cannot be set. It is not on the appropriate screen, or unknown.");
        } else if (!field.get().operations().contains(operation)) {
            fail(id, "Field '" + id + "' does not support operation '" + operation + "'");
        } else if (id.equals("comment")) {
            comments.add(sent);
        } else if (!id.equals("project")) {
            try {
                values.put(id, value(field.get(), sent, operation).orElse(null));
            } catch (InvalidFieldException invalid) {
                fail(id, String.valueOf(invalid.getMessage()));
            }
        }
    }

    private Optional<Object> value(Field field, JsonNode sent, String operation) {
        if (operation.equals("set") || operation.equals("edit")) {
            return reader.read(field, sent);
        }
        Object before = values.containsKey(field.id()) ? values.get(field.id()) : current.apply(field.id());
        List<Object> list = new ArrayList<>(before instanceof List<?> values ? values : List.of());
        Object one = reader.read(field, Json.MAPPER.createArrayNode().add(sent)).orElseThrow();
        List<?> given = (List<?>) one;
        list.removeAll(given);
        if (operation.equals("add")) {
            list.addAll(given);
        }
        return list.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(list));
    }
}
