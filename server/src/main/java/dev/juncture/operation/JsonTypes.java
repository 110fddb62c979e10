package dev.juncture.operation;

import java.lang.reflect.Type;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.type.LogicalType;

/** Rules for the JSON values that a field accepts, and their names in refusals. */
final class JsonTypes {
    private static final Set<Type> INTEGERS = Set.of(int.class, Integer.class, long.class, Long.class);
    private static final Set<Type> BOOLEANS = Set.of(boolean.class, Boolean.class);

    private JsonTypes() {}

    /**
     * Turns off conversions such as 1.9 to 1, 1 to true, 7 to "7" and "" to null. They would run another request than the
     * caller meant. Also refuses unknown names in records that {@link InputSchema} does not look into, such as the values
     * of a map.
     */
    static JsonMapper strict(JsonMapper json) {
        return json.rebuild()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .withCoercionConfig(
                        LogicalType.Integer,
                        integer -> integer.setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.String, CoercionAction.Fail))
                .withCoercionConfig(
                        LogicalType.Boolean,
                        bool -> bool.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.String, CoercionAction.Fail))
                .withCoercionConfig(
                        LogicalType.Textual,
                        text -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                .build();
    }

    /** Puts {@code text} as the number or boolean that it spells, where {@code type} is one. */
    static void putText(ObjectNode input, String name, String text, Class<?> type) {
        if (INTEGERS.contains(type) && text.matches("-?\\d{1,18}")) {
            input.put(name, Long.parseLong(text));
        } else if (BOOLEANS.contains(type) && ("true".equals(text) || "false".equals(text))) {
            input.put(name, Boolean.parseBoolean(text));
        } else {
            input.put(name, text);
        }
    }

    /** Returns what a field must be, after Jackson could not read it. */
    static String expectation(JacksonException unreadable) {
        if (unreadable instanceof InputCoercionException) {
            return "must be a whole number that is not so far from 0";
        }
        return unreadable instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null
                ? name(mismatch.getTargetType())
                : "must have the form that /openapi.json describes";
    }

    private static String name(Class<?> type) {
        if (INTEGERS.contains(type)) {
            return "must be a whole number";
        } else if (BOOLEANS.contains(type)) {
            return "must be true or false";
        } else if (type == String.class) {
            return "must be a text";
        } else if (type == Instant.class) {
            return "must be a time such as 2026-01-31T12:00:00Z";
        } else if (type == URI.class) {
            return "must be an address such as https://example.com/";
        } else if (Collection.class.isAssignableFrom(type)) {
            return "must be a list";
        } else if (type.isEnum()) {
            return "must be one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(Object::toString)
                            .collect(Collectors.joining(", "));
        } else if (Map.class.isAssignableFrom(type) || type == ObjectNode.class) {
            return "must be an object";
        } else if (type.isRecord() && type.getRecordComponents().length == 1) {
            return name(type.getRecordComponents()[0].getType());
        }
        return "must have the form that /openapi.json describes";
    }
}
