package dev.juncture.openapi;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON Schemas of request bodies. They list each name that is accepted, and allow no other. */
final class InputSchemas {
    private final JsonMapper json;
    private final Javadocs javadocs;
    private final Schemas schemas;

    InputSchemas(JsonMapper json, Javadocs javadocs, Schemas schemas) {
        this.json = json;
        this.javadocs = javadocs;
        this.schemas = schemas;
    }

    /**
     * Returns the schema of the part of an input that the JSON body carries.
     *
     * @param inHeader selects the properties that a header can carry instead
     */
    ObjectNode of(Class<?> record, Predicate<Property> inBody, Predicate<Property> inHeader) {
        List<Property> properties =
                Property.of(record, json).stream().filter(inBody).toList();
        ObjectNode schema =
                Schemas.described(Schemas.object(), javadocs.of(record)).put("type", "object");
        ObjectNode members = JsonNodeFactory.instance.objectNode();
        Set<String> optional =
                properties.stream().filter(inHeader).map(Property::name).collect(Collectors.toSet());
        for (Property property : properties) {
            members.set(
                    property.name(), property.nullable() ? Schemas.orNull(schemas.of(property)) : schemas.of(property));
            property.aliases().forEach(alias -> members.set(alias, alias(property)));
            boolean isRequired = property.required()
                    && !optional.contains(property.name())
                    && property.unless().filter(optional::contains).isEmpty();
            if (isRequired) {
                require(property, schema);
            }
            close(property.type());
        }
        schema.set("properties", members);
        schema.put("additionalProperties", false);
        schemas.components().put(Schemas.name(record), schema);
        return Schemas.object().put("$ref", Schemas.COMPONENTS + Schemas.name(record));
    }

    /** Adds the field that every input of a browser may have. */
    void acceptPublicKey(Class<?> record) {
        schemas.components()
                .get(Schemas.name(record))
                .withObject("properties")
                .putObject("juncture_public_key")
                .put("type", "string")
                .put("description", "Has no meaning yet. The header `x-juncture-public-key` can carry it instead.");
    }

    private ObjectNode alias(Property property) {
        ObjectNode schema = schemas.of(property);
        schema.put("description", "The same as `" + property.name() + "`.");
        return property.nullable() ? Schemas.orNull(schema) : schema;
    }

    /** Requires one of the names that a property has, or the input that makes it optional. */
    private static void require(Property property, ObjectNode schema) {
        List<String> names = Stream.concat(property.names().stream(), property.unless().stream())
                .toList();
        if (names.size() == 1) {
            schema.withArray("required").add(names.get(0));
            return;
        }
        ArrayNode anyOf = schema.withArray("allOf").addObject().putArray("anyOf");
        names.forEach(name -> anyOf.addObject().putArray("required").add(name));
    }

    /** Marks the records in an input as objects without other members. */
    private void close(JavaType type) {
        if (type.isContainerType()) {
            close(type.getContentType());
        } else if (type.getRawClass().isRecord() && !ValueTypes.include(type.getRawClass())) {
            ObjectNode component = schemas.components().get(Schemas.name(type.getRawClass()));
            if (component == null) {
                // The type is a text, such as a secret.
                return;
            }
            component.put("additionalProperties", false);
            Property.of(type.getRawClass(), json).forEach(property -> close(property.type()));
        }
    }
}
