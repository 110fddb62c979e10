package dev.juncture.openapi;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.juncture.operation.CallContext;
import dev.juncture.operation.Content;
import dev.juncture.operation.Nulls;
import dev.juncture.operation.Required;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.introspect.BeanPropertyDefinition;
import tools.jackson.databind.introspect.ClassIntrospector;
import tools.jackson.databind.json.JsonMapper;

/**
 * A component of a record, as the application's mapper reads and writes it.
 *
 * @param leftOut whether it is absent when it is null or empty
 * @param required in an input; null can be a value of it
 * @param unless the input that makes this one optional
 * @param shape the kind of JSON in a component that takes any JSON
 */
record Property(
        Class<?> owner,
        String component,
        String name,
        JavaType type,
        boolean nullable,
        boolean leftOut,
        boolean required,
        Optional<String> unless,
        List<String> aliases,
        JsonFormat.Shape shape) {

    /** Returns whether it is the request's body itself. */
    boolean isUpload() {
        return type.getRawClass() == Content.class;
    }

    /** Returns the names by which an input can have it. */
    List<String> names() {
        return Stream.concat(Stream.of(name), aliases.stream()).toList();
    }

    boolean isInput() {
        return owner.getSimpleName().equals("In");
    }

    static List<Property> of(Class<?> type, JsonMapper json) {
        SerializationConfig config = json.serializationConfig();
        ClassIntrospector introspector = config.classIntrospectorInstance();
        JavaType javaType = json.constructType(type);
        return introspector
                .introspectForSerialization(javaType, introspector.introspectClassAnnotations(javaType))
                .findProperties()
                .stream()
                .map(definition -> of(type, definition))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Returns nothing for what the call itself provides. */
    private static Optional<Property> of(Class<?> owner, BeanPropertyDefinition definition) {
        RecordComponent component = Stream.of(owner.getRecordComponents())
                .filter(candidate -> candidate.getName().equals(definition.getInternalName()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        owner + " has the property " + definition.getName() + ", which is not one of its components"));
        if (component.getType() == CallContext.class || component.getType() == Nulls.class) {
            return Optional.empty();
        }
        Optional<Required> required = Optional.ofNullable(component.getAnnotation(Required.class));
        return Optional.of(new Property(
                owner,
                component.getName(),
                definition.getName(),
                definition.getPrimaryType(),
                isNullable(component),
                isLeftOut(component),
                required.isPresent() || !isNullable(component),
                required.map(Required::unless).filter(other -> !other.isEmpty()),
                annotation(component, JsonAlias.class)
                        .map(alias -> List.of(alias.value()))
                        .orElse(List.of()),
                annotation(component, JsonFormat.class).map(JsonFormat::shape).orElse(JsonFormat.Shape.ANY)));
    }

    private static boolean isLeftOut(RecordComponent component) {
        return annotation(component, JsonInclude.class)
                .or(() -> Optional.ofNullable(component.getDeclaringRecord().getAnnotation(JsonInclude.class)))
                .map(JsonInclude::value)
                .filter(when -> when == JsonInclude.Include.NON_EMPTY
                        || (when == JsonInclude.Include.NON_NULL && isNullable(component)))
                .isPresent();
    }

    private static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static <A extends java.lang.annotation.Annotation> Optional<A> annotation(
            RecordComponent component, Class<A> type) {
        return Optional.ofNullable(component.getAccessor().getAnnotation(type));
    }
}
