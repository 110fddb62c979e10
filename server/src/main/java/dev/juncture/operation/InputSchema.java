package dev.juncture.operation;

import com.fasterxml.jackson.annotation.JsonAlias;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.node.ObjectNode;

/**
 * The fields of an operation's input record. A component that is not {@link Nullable} is required. Components of the
 * types {@link CallContext} and {@link Content} are not fields: the call itself provides them.
 */
public final class InputSchema {
    private final Class<?> type;
    private final Map<String, Field> fields = new LinkedHashMap<>();
    private final Map<String, Class<?>> typesByName = new LinkedHashMap<>();
    private final Map<Class<?>, String> provided = new LinkedHashMap<>();

    InputSchema(Class<?> type) {
        this.type = type;
        for (RecordComponent component : components(type)) {
            String name = PropertyNamingStrategies.SNAKE_CASE.nameForField(null, null, component.getName());
            if (component.getType() == CallContext.class || component.getType() == Content.class) {
                provided.put(component.getType(), name);
            } else {
                Field field = Field.of(component);
                fields.put(name, field);
                typesByName.put(name, field.type());
                field.aliases().forEach(alias -> typesByName.put(alias, field.type()));
            }
        }
    }

    /**
     * @param required unless one of {@code instead} is there
     * @param instead aliases, and the field that makes this one optional
     */
    private record Field(Class<?> type, boolean required, List<String> aliases, List<String> instead) {
        static Field of(RecordComponent component) {
            JsonAlias alias = component.getAccessor().getAnnotation(JsonAlias.class);
            RequiredUnless unless = component.getAnnotation(RequiredUnless.class);
            List<String> aliases = alias == null ? List.of() : List.of(alias.value());
            return new Field(
                    component.getType(),
                    unless != null || !component.getAnnotatedType().isAnnotationPresent(Nullable.class),
                    aliases,
                    unless == null
                            ? aliases
                            : Stream.concat(aliases.stream(), Stream.of(unless.value()))
                                    .toList());
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
        return typesByName.containsKey(name);
    }

    /**
     * Puts a value that arrived as text, as every value outside a JSON body does. If the field takes a number or a
     * boolean and the text spells one, that is put instead of the text.
     */
    public void putText(ObjectNode input, String name, String text) {
        JsonTypes.putText(input, name, text, typesByName.getOrDefault(name, String.class));
    }

    /** Sets the components that the call provides, and overwrites values of the input under their names. */
    void provide(ObjectNode input, Call call) {
        provided.forEach(
                (component, name) -> input.putPOJO(name, component == Content.class ? call.content() : call.context()));
    }

    Set<String> missingFrom(ObjectNode input) {
        return fields.entrySet().stream()
                .filter(field -> field.getValue().required()
                        && Stream.concat(Stream.of(field.getKey()), field.getValue().instead().stream())
                                .map(input::get)
                                .allMatch(InputSchema::isMissing))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
    }

    private static boolean isMissing(@Nullable JsonNode value) {
        return value == null || value.isNull() || (value.isString() && !StringUtils.hasText(value.stringValue()));
    }

    private static RecordComponent[] components(Class<?> type) {
        return Optional.ofNullable(type.getRecordComponents())
                .orElseThrow(() -> new IllegalStateException("The input " + type + " is not a record."));
    }
}
