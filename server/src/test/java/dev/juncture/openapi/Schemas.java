package dev.juncture.openapi;

import dev.juncture.secret.Secret;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/** JSON Schemas of the types in inputs and answers. Records become components. */
final class Schemas {
    static final String COMPONENTS = "#/components/schemas/";
    private static final Map<Class<?>, String> TYPES = Map.ofEntries(
            Map.entry(String.class, "string"),
            Map.entry(Secret.class, "string"),
            Map.entry(URI.class, "string uri"),
            Map.entry(UUID.class, "string uuid"),
            Map.entry(Instant.class, "string date-time"),
            Map.entry(boolean.class, "boolean"),
            Map.entry(Boolean.class, "boolean"),
            Map.entry(int.class, "integer int32"),
            Map.entry(Integer.class, "integer int32"),
            Map.entry(long.class, "integer int64"),
            Map.entry(Long.class, "integer int64"));

    /** Objects with any members. */
    private static final Set<Class<?>> FREE = Set.of(ObjectNode.class, Object.class, RawValue.class);

    private final JsonMapper json;
    private final Javadocs javadocs;
    private final Map<String, Class<?>> classes = new HashMap<>();
    private final Map<String, ObjectNode> components = new TreeMap<>();

    Schemas(JsonMapper json, Javadocs javadocs) {
        this.json = json;
        this.javadocs = javadocs;
    }

    Map<String, ObjectNode> components() {
        return components;
    }

    /** Returns the schema of an operation's output, or of a type within one. */
    ObjectNode output(JavaType type) {
        Class<?> raw = type.getRawClass();
        if (TYPES.containsKey(raw)) {
            String[] typeAndFormat = TYPES.get(raw).split(" ");
            ObjectNode schema = object().put("type", typeAndFormat[0]);
            return typeAndFormat.length == 1 ? schema : schema.put("format", typeAndFormat[1]);
        }
        if (FREE.contains(raw)) {
            return anyObject();
        }
        if (raw == Optional.class) {
            return orNull(output(type.containedType(0)));
        }
        if (type.isMapLikeType() && type.getContentType().hasRawClass(Object.class)) {
            return anyObject();
        }
        if (type.isMapLikeType()) {
            return object().put("type", "object").set("additionalProperties", output(type.getContentType()));
        }
        if (type.isCollectionLikeType()) {
            return object().put("type", "array").set("items", output(type.getContentType()));
        }
        if (JsonNode.class.isAssignableFrom(raw)) {
            return object();
        }
        String name = name(raw);
        if (classes.putIfAbsent(name, raw) == null) {
            components.put(name, component(raw));
        }
        if (classes.get(name) != raw) {
            throw new IllegalStateException(raw + " and " + classes.get(name) + " have one name: rename one.");
        }
        return object().put("$ref", COMPONENTS + name);
    }

    /** Returns the schema of one component of a record, without null. */
    ObjectNode of(Property property) {
        ObjectNode schema = switch (property.shape()) {
            case OBJECT -> anyObject();
            case STRING -> object().put("type", "string");
            default -> output(property.type());
        };
        return described(schema, Optional.of(description(property)).filter(text -> !text.isEmpty()));
    }

    /** Returns an empty text for a component without a description. */
    String description(Property property) {
        String aliases = property.aliases().isEmpty()
                ? ""
                : " Also accepted as `" + String.join("`, `", property.aliases()) + "`.";
        String own =
                javadocs.ofComponent(property.owner(), property.component()).orElse(CommonFields.description(property));
        return (own + aliases).strip();
    }

    private ObjectNode component(Class<?> type) {
        if (ValueTypes.include(type)) {
            return described(ValueTypes.schema(type), javadocs.of(type));
        }
        if (type.isEnum()) {
            ObjectNode words = described(object().put("type", "string"), javadocs.of(type));
            return words.set("enum", json.valueToTree(type.getEnumConstants()));
        }
        if (!type.isRecord()) {
            throw new IllegalStateException(type + " is neither a record nor a known value: add a schema for it.");
        }
        ObjectNode schema = described(object(), javadocs.of(type)).put("type", "object");
        ArrayNode required = schema.putArray("required");
        ObjectNode members = schema.putObject("properties");
        for (Property property : Property.of(type, json)) {
            ObjectNode member = of(property);
            members.set(property.name(), property.nullable() && !property.leftOut() ? orNull(member) : member);
            if (!property.leftOut()) {
                required.add(property.name());
            }
        }
        return schema;
    }

    /** {@code CreateTicket.In} becomes CreateTicketRequest, and {@code Out} its response; others are named after both classes. */
    static String name(Class<?> type) {
        Class<?> outer = type.getEnclosingClass();
        if (outer == null) {
            return type.getSimpleName();
        }
        return outer.getSimpleName()
                + switch (type.getSimpleName()) {
                    case "In" -> "Request";
                    case "Out" -> "Response";
                    default -> type.getSimpleName();
                };
    }

    static ObjectNode orNull(ObjectNode schema) {
        JsonNode type = schema.path("type");
        if (type.isString()) {
            schema.putArray("type").add(type).add("null");
            return schema;
        }
        if (!schema.has("$ref")) {
            return schema;
        }
        ObjectNode either = object();
        Optional.ofNullable(schema.remove("description")).ifPresent(text -> either.set("description", text));
        either.putArray("anyOf").add(schema).addObject().put("type", "null");
        return either;
    }

    static ObjectNode described(ObjectNode schema, Optional<String> description) {
        description.ifPresent(text -> schema.put("description", text));
        return schema;
    }

    private static ObjectNode anyObject() {
        return object().put("type", "object").put("additionalProperties", true);
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
