package dev.juncture.operation;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonCreator;
import dev.juncture.error.ApiException;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.util.StringUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;
import tools.jackson.databind.node.ObjectNode;

/**
 * The fields of an operation's input record, or of a record in it. A component that is not {@link Nullable} is required.
 * Components of the types {@link CallContext}, {@link Content} and {@link Nulls} are not fields: the call itself provides them.
 */
public final class InputSchema {
    private static final Set<Class<?>> PROVIDED = Set.of(CallContext.class, Content.class, Nulls.class);

    private final Class<?> type;
    private final Map<String, Field> fields = new LinkedHashMap<>();
    private final Map<String, String> mainNamesByAlias = new LinkedHashMap<>();
    private final Map<Class<?>, String> provided = new LinkedHashMap<>();

    InputSchema(Class<?> type) {
        this.type = type;
        for (RecordComponent component : components(type)) {
            String name = name(component);
            if (PROVIDED.contains(component.getType())) {
                provided.put(component.getType(), name);
            } else {
                fields.put(name, Field.of(component));
                aliases(component).forEach(alias -> mainNamesByAlias.put(alias, name));
            }
        }
    }

    /**
     * @param unless the name of another field that makes this one optional
     * @param orNull whether null is there as much as any other value
     * @param inner describes the objects in a value; null for a value that has none, or objects with any names
     */
    private record Field(
            Class<?> type,
            boolean required,
            String unless,
            boolean orNull,
            @Nullable InputSchema inner) {
        static Field of(RecordComponent component) {
            Required required = component.getAnnotation(Required.class);
            return new Field(
                    component.getType(),
                    required != null || !component.getAnnotatedType().isAnnotationPresent(Nullable.class),
                    required == null ? "" : required.unless(),
                    required != null && required.orNull(),
                    innerSchema(ResolvableType.forType(component.getGenericType())));
        }

        boolean isMissing(@Nullable JsonNode value) {
            return value == null
                    || (value.isNull() && !orNull)
                    || (value.isString() && !StringUtils.hasText(value.stringValue()));
        }
    }

    /** Returns the input record. */
    public Class<?> type() {
        return type;
    }

    /** Returns whether the operation takes content besides its fields. */
    public boolean takesContent() {
        return provided.containsKey(Content.class);
    }

    /** Returns whether a field has this name or alias. */
    public boolean has(String name) {
        return fields.containsKey(name) || mainNamesByAlias.containsKey(name);
    }

    /** Returns the names of all fields, then their aliases. */
    public Stream<String> names() {
        return Stream.concat(fields.keySet().stream(), mainNamesByAlias.keySet().stream());
    }

    /** Returns the main name of a field by any of its names. */
    public String mainName(String name) {
        return mainNamesByAlias.getOrDefault(name, name);
    }

    /** Puts a text as the value of a field, which is there by this name or alias. */
    void putText(ObjectNode input, String name, String text) {
        JsonTypes.putText(input, name, text, field(name).type());
    }

    /** Returns the schema of the objects in a field's value; null when they may have any names. */
    @Nullable
    InputSchema inner(String name) {
        return field(name).inner();
    }

    private Field field(String name) {
        return fields.get(mainName(name));
    }

    /**
     * Replaces aliases by the main names of their fields.
     *
     * @throws ApiException {@code invalid_request} when two names of one field have different values
     */
    void useMainNames(ObjectNode values) {
        mainNamesByAlias.forEach((alias, name) -> {
            JsonNode value = values.remove(alias);
            JsonNode other = values.get(name);
            if (value != null && other != null && !other.equals(value)) {
                throw ApiException.invalidField(
                        alias, "means the same as " + name + ", but the two values differ: send one of them");
            }
            if (value != null) {
                values.set(name, value);
            }
        });
    }

    /**
     * Sets the components that the call provides, also in the objects of the input. Overwrites values of the input under their
     * names.
     */
    void provide(ObjectNode input, CallContext context, Content content) {
        Map<Class<?>, Object> values =
                Map.of(CallContext.class, context, Content.class, content, Nulls.class, Nulls.in(input));
        fields.forEach((name, field) -> {
            if (field.inner() != null && input.has(name)) {
                JsonNode own = input.get(name).deepCopy();
                objects(own).forEach(object -> field.inner().provide(object, context, content));
                input.set(name, own);
            }
        });
        provided.forEach((component, name) -> input.putPOJO(name, values.get(component)));
    }

    private static Stream<ObjectNode> objects(JsonNode value) {
        return (value.isArray() ? value.valueStream() : Stream.of(value))
                .filter(ObjectNode.class::isInstance)
                .map(ObjectNode.class::cast);
    }

    /** Returns the names of required fields that an input lacks, each with the problem. */
    Map<String, String> missingFrom(ObjectNode input) {
        Map<String, String> missing = new LinkedHashMap<>();
        fields.forEach((name, field) -> {
            if (field.required() && field.isMissing(input.get(name)) && field.isMissing(input.get(field.unless()))) {
                missing.put(name, field.orNull() ? "is required; null clears it" : "is required");
            }
        });
        return missing;
    }

    private static @Nullable InputSchema innerSchema(ResolvableType value) {
        Class<?> raw = value.resolve(Object.class);
        if (Collection.class.isAssignableFrom(raw)) {
            return innerSchema(value.getGeneric(0));
        }
        return raw.isRecord() && !isSingleValue(raw) ? new InputSchema(raw) : null;
    }

    /** Returns whether a record stands for one JSON value, as ids do. */
    private static boolean isSingleValue(Class<?> record) {
        return Stream.concat(Stream.of(record.getDeclaredConstructors()), Stream.of(record.getDeclaredMethods()))
                .anyMatch(creator -> creator.isAnnotationPresent(JsonCreator.class));
    }

    /** A record that sets its own naming strategy has a provider's format. */
    private static String name(RecordComponent component) {
        return component.getDeclaringRecord().isAnnotationPresent(JsonNaming.class)
                ? component.getName()
                : PropertyNamingStrategies.SNAKE_CASE.nameForField(null, null, component.getName());
    }

    private static List<String> aliases(RecordComponent component) {
        return Optional.ofNullable(component.getAccessor().getAnnotation(JsonAlias.class))
                .map(alias -> List.of(alias.value()))
                .orElse(List.of());
    }

    private static RecordComponent[] components(Class<?> type) {
        return Optional.ofNullable(type.getRecordComponents())
                .orElseThrow(() -> new IllegalStateException("The input " + type + " is not a record."));
    }
}
