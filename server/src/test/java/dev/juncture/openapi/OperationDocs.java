package dev.juncture.openapi;

import dev.juncture.http.browser.WithCookie;
import dev.juncture.jira.scope.JiraOperation;
import dev.juncture.operation.StreamedAnswer;
import dev.juncture.route.Audience;
import dev.juncture.route.Route;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.core.ResolvableType;
import org.springframework.util.ClassUtils;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Describes the input and the answer of a route's operation. */
final class OperationDocs {
    /** Fields that are sent in a header. */
    private static final Map<String, String> HEADERS = Map.of("idempotency_key", "Idempotency-Key");

    /** Fields that are sent in a header as the key to a route, with the names of their security schemes. */
    private static final Map<String, String> KEYS =
            Map.of("connection_code", "connectionCode", "connect_session_token", "connectSession");

    /** Tags of the packages that have another name than their tag. */
    private static final Map<String, String> TAGS = Map.of(
            "search", "issue",
            "picker", "site",
            "api", "connection",
            "rotation", "token",
            "frontend", "oauth");

    private final BeanFactory beans;
    private final JsonMapper json;
    private final Javadocs javadocs;
    private final Schemas schemas;
    private final InputSchemas inputs;

    OperationDocs(BeanFactory beans, JsonMapper json, Javadocs javadocs, Schemas schemas) {
        this.beans = beans;
        this.json = json;
        this.javadocs = javadocs;
        this.schemas = schemas;
        this.inputs = new InputSchemas(json, javadocs, schemas);
    }

    ObjectNode of(Route route, String id, Collection<String> aliases) {
        Object operation = beans.getBean(route.operation());
        Class<?> type = ClassUtils.getUserClass(operation);
        ResolvableType function = ResolvableType.forClass(type).as(Function.class);
        String description = javadocs.of(type)
                .orElseThrow(() -> new IllegalStateException(type + " has no Javadoc to describe it."));
        ObjectNode docs = JsonNodeFactory.instance.objectNode();
        docs.put("operationId", id);
        docs.putArray("tags").add(tag(type));
        String summary = Javadocs.firstSentence(description);
        docs.put("summary", summary);
        String more = (description.substring(summary.length()) + scopes(operation)).strip();
        if (!more.isEmpty()) {
            docs.put("description", more);
        }
        if (!aliases.isEmpty()) {
            ArrayNode others = docs.putArray("x-aliases");
            aliases.forEach(others::add);
        }
        Class<?> input = function.getGeneric(0).resolve(Object.class);
        ArrayNode security = JsonNodeFactory.instance.arrayNode();
        if (route.audience() == Audience.BACKEND) {
            security.addObject().putArray("secretKey");
        }
        if (route.path().endsWith("/**")) {
            Passthrough.describe(route, docs);
        } else {
            describeInput(route, input, docs);
            Property.of(input, json).stream()
                    .filter(OperationDocs::isKey)
                    .forEach(property -> security.addObject().putArray(KEYS.get(property.name())));
            describeAnswer(route, function.getGeneric(1), docs.putObject("responses"));
        }
        docs.set("security", security);
        return docs;
    }

    private void describeInput(Route route, Class<?> input, ObjectNode docs) {
        ArrayNode parameters = docs.putArray("parameters");
        List<Property> properties = Property.of(input, json);
        boolean isUpload = properties.stream().anyMatch(Property::isUpload);
        boolean hasBody = !isUpload && !Set.of("GET", "DELETE").contains(route.method());
        for (Property property : properties) {
            if (isInPath(route, property)) {
                parameters.add(parameter("path", property.name(), property));
            } else if (HEADERS.containsKey(property.name())) {
                parameters.add(parameter("header", HEADERS.get(property.name()), property));
            } else if (property.isUpload()) {
                docs.set("requestBody", Passthrough.form(schemas.description(property)));
            } else if (!hasBody && !isKey(property)) {
                parameters.add(parameter("query", property.name(), property));
            }
        }
        if (parameters.isEmpty()) {
            docs.remove("parameters");
        }
        Predicate<Property> inPath = property -> isInPath(route, property);
        Predicate<Property> inHeader =
                property -> HEADERS.containsKey(property.name()) || KEYS.containsKey(property.name());
        if (hasBody && !properties.stream().allMatch(inPath.or(inHeader))) {
            docs.putObject("requestBody")
                    .put("required", true)
                    .putObject("content")
                    .putObject("application/json")
                    .set("schema", inputs.of(input, inPath.negate(), inHeader));
            if (route.audience() == Audience.BROWSER) {
                inputs.acceptPublicKey(input);
            }
        }
    }

    private ObjectNode parameter(String in, String name, Property property) {
        ObjectNode schema = schemas.of(property);
        ObjectNode parameter = JsonNodeFactory.instance.objectNode();
        parameter.put("name", name).put("in", in).put("required", !property.nullable());
        if (schema.has("description")) {
            parameter.set("description", schema.remove("description"));
        }
        return parameter.set("schema", schema);
    }

    private void describeAnswer(Route route, ResolvableType output, ObjectNode responses) {
        ObjectNode success = responses.putObject(String.valueOf(route.status()));
        if (route.status() == 302) {
            success.put("description", "The next page, also after a failure: a user never sees JSON.");
            success.putObject("headers")
                    .putObject("Location")
                    .putObject("schema")
                    .put("type", "string");
            // The answer to a prefetch, which only browsers see.
            responses.putObject("503").put("$ref", "#/components/responses/Error");
            return;
        }
        if (route.status() == 204) {
            success.put("description", "Done. The answer has no body.");
        } else if (output.resolve() == StreamedAnswer.class) {
            success.put("description", "The bytes, with their own content type.");
            success.putObject("content").putObject("*/*");
        } else if (output.resolve() == WithCookie.class) {
            describeAnswer(route, output.getGeneric(0), responses);
            ((ObjectNode) responses.path(String.valueOf(route.status())))
                    .putObject("headers")
                    .putObject("Set-Cookie")
                    .putObject("schema")
                    .put("type", "string");
            return;
        } else {
            success.put("description", javadocs.of(output.resolve(Object.class)).orElse("Success."));
            success.putObject("content")
                    .putObject("application/json")
                    .set("schema", schemas.output(json.constructType(output.getType())));
        }
        responses.putObject("default").put("$ref", "#/components/responses/Error");
    }

    private static String tag(Class<?> operation) {
        String folder = operation.getPackageName().replaceFirst(".*\\.", "");
        return TAGS.getOrDefault(folder, folder);
    }

    private static boolean isKey(Property property) {
        return KEYS.containsKey(property.name()) && !property.nullable();
    }

    private static boolean isInPath(Route route, Property property) {
        return route.path().contains("{" + property.name() + "}");
    }

    private static String scopes(Object operation) {
        if (!(operation instanceof JiraOperation needs)) {
            return "";
        }
        String instead = needs.granularScopes().isEmpty()
                ? ""
                : " (or all of `%s`)".formatted(String.join("`, `", needs.granularScopes()));
        return " Jira scopes: `%s`%s.".formatted(String.join("`, `", needs.scopes()), instead);
    }

    /** Returns the name of the operation, followed by the method when several methods lead to it and this is not the GET. */
    static String id(Route route, boolean only) {
        return only || "GET".equals(route.method())
                ? route.operation()
                : route.operation()
                        + route.method().charAt(0)
                        + route.method().substring(1).toLowerCase(Locale.ROOT);
    }
}
