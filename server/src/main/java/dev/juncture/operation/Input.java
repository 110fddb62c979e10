package dev.juncture.operation;

import dev.juncture.error.ApiException;
import java.util.Map;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The input of a call: the values of the operation's fields, and the names that the operation does not have, which refuse
 * the call. A field that arrives in two places must have the same value in both, because one of them would be ignored.
 */
public final class Input {
    private final InputSchema schema;
    private final Predicate<String> ignored;
    private final ObjectNode fields = JsonNodeFactory.instance.objectNode();
    private final UnknownNames unknown = new UnknownNames();

    private Input(InputSchema schema, Predicate<String> ignored) {
        this.schema = schema;
        this.ignored = ignored;
    }

    /** Returns an input without fields. */
    public static Input of(InputSchema schema) {
        return ignoring(schema, name -> false);
    }

    /**
     * Returns an input without fields.
     *
     * @param names that the operation does not have and that do not refuse the call
     */
    public static Input ignoring(InputSchema schema, Predicate<String> names) {
        return new Input(schema, names);
    }

    /**
     * Puts values that arrived as texts, as all values outside a JSON body do. If a field takes a number or a boolean and
     * the text spells one, that is put instead of the text.
     *
     * @throws ApiException {@code invalid_request} when two names of one field, or this field and an
     *     earlier one, have different values
     */
    public void putTexts(Map<String, String> texts) {
        ObjectNode values = JsonNodeFactory.instance.objectNode();
        texts.forEach((name, text) -> {
            if (schema.has(name)) {
                schema.putText(values, name, text);
            } else {
                unknown("", name, schema);
            }
        });
        schema.useMainNames(values);
        put(values);
    }

    /**
     * Puts a text, if the operation has such a field.
     *
     * @throws ApiException {@code invalid_request} when the field has another value already
     */
    public void putIfKnown(String name, String text) {
        if (schema.has(name)) {
            putTexts(Map.of(name, text));
        }
    }

    /**
     * @param values of fields, by main names
     * @throws ApiException {@code invalid_request} when a field has another value already
     */
    void put(ObjectNode values) {
        values.properties().forEach(field -> {
            JsonNode other = fields.putIfAbsent(field.getKey(), field.getValue());
            if (other != null && !isSame(other, field.getValue())) {
                throw ApiException.invalidField(
                        field.getKey(), "has different values in two places of this request: send one");
            }
        });
    }

    /** A text in the address can stand for the number in the body. */
    private static boolean isSame(JsonNode one, JsonNode other) {
        return one.equals(other)
                || (one.isValueNode()
                        && !one.isNull()
                        && !other.isNull()
                        && one.asString("").equals(other.asString("")));
    }

    /** Remembers a name that {@code owner} does not have. */
    void unknown(String path, String name, InputSchema owner) {
        if (owner != schema || !ignored.test(name)) {
            unknown.add(path, name, owner);
        }
    }

    InputSchema schema() {
        return schema;
    }

    ObjectNode fields() {
        return fields;
    }

    UnknownNames unknown() {
        return unknown;
    }
}
