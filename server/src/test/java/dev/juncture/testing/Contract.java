package dev.juncture.testing;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Checks requests and answers against the OpenAPI document. */
public final class Contract {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Contract COMMITTED = new Contract(read());

    private final JsonNode document;
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
            // The dialect of OpenAPI 3.1, with the document's components beside each schema.
            Dialect.builder(Dialects.getDraft202012())
                    .keyword(new NonValidationKeyword("components"))
                    .build(),
            builder -> builder.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));
    private final Map<JsonNode, Schema> schemas = new ConcurrentHashMap<>();
    private final Map<String, JsonNode> itemsByPath = new HashMap<>();

    Contract(JsonNode document) {
        this.document = document;
        document.path("paths").forEachEntry((path, item) -> {
            itemsByPath.put(path, item);
            item.forEach(
                    operation -> operation.path("x-aliases").forEach(alias -> itemsByPath.put(alias.asString(), item)));
        });
    }

    /** Returns the contract of the committed document, which is served. */
    public static Contract committed() {
        return COMMITTED;
    }

    public Set<String> operations() {
        return new TreeSet<>(document.path("paths").findValuesAsString("operationId"));
    }

    /** Returns the paths with this start whose GET requires no other values in its query than those named. */
    public List<String> pathsThatRead(String start, Set<String> names) {
        return itemsByPath.keySet().stream()
                .filter(path -> path.startsWith(start) && !path.contains("{"))
                .filter(path -> find("GET", path).isPresent() && names.containsAll(queryNames(path, true)))
                .sorted()
                .toList();
    }

    /** Returns the names that the query of a GET may have. */
    public Set<String> queryNames(String path) {
        return queryNames(path, false);
    }

    private Set<String> queryNames(String path, boolean required) {
        return find("GET", path)
                .orElseThrow()
                .path("parameters")
                .valueStream()
                .filter(in("query"))
                .filter(parameter -> !required || parameter.path("required").asBoolean())
                .map(parameter -> parameter.path("name").asString())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** @return empty for a path or method that no operation has */
    public Optional<String> operation(String method, String path) {
        return find(method, path).map(operation -> operation.path("operationId").asString());
    }

    /** Fails when the document does not describe the answer. */
    public void checkAnswer(String method, String path, int status, byte[] body) {
        JsonNode operation = find(method, path).orElse(null);
        if (operation == null || !isUtf8(path)) {
            // The router refuses it before it looks for a route.
            return;
        }
        JsonNode answers = operation.path("responses");
        JsonNode answer = answers.has(String.valueOf(status))
                ? resolved(answers.path(String.valueOf(status)))
                : resolved(answers.path("default"));
        String what = "%s %s answered %d".formatted(method, path, status);
        // A success has its own status. The answers of the passthrough are Jira's.
        boolean foreign = status < 400
                ? answers.valueStream().anyMatch(one -> one.path("content").has("*/*"))
                : answer.path("content").has("*/*");
        if (answer.isMissingNode() || (status < 400 && !foreign && !answers.has(String.valueOf(status)))) {
            throw new AssertionError(what + ", which the document does not know.");
        }
        JsonNode schema = answer.at("/content/application~1json/schema");
        if (foreign) {
            return;
        }
        if (schema.isMissingNode()) {
            require(body.length == 0, what + " with a body.");
        } else {
            check(schema, JSON.readTree(body), what);
        }
    }

    private static boolean isUtf8(String path) {
        try {
            byte[] bytes =
                    StringUtils.uriDecode(path, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.ISO_8859_1);
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException | IllegalArgumentException malformed) {
            return false;
        }
    }

    /**
     * Fails when the document does not allow a client to send this request.
     *
     * @param body null for none
     */
    public void checkRequest(String method, String path, Map<String, String> query, @Nullable JsonNode body) {
        JsonNode operation = find(method, path).orElseThrow();
        String what = method + " " + path;
        Set<String> known = new TreeSet<>();
        operation.path("parameters").valueStream().filter(in("query")).forEach(parameter -> {
            String name = parameter.path("name").asString();
            known.add(name);
            String value = query.get(name);
            require(value != null || !parameter.path("required").asBoolean(), what + " lacks " + name);
            if (value != null) {
                check(
                        parameter.path("schema"),
                        typed(parameter.at("/schema/type").asString(""), value),
                        what);
            }
        });
        require(known.containsAll(query.keySet()), what + " has " + query.keySet() + " and may have " + known);
        JsonNode schema = operation.at("/requestBody/content/application~1json/schema");
        require(schema.isMissingNode() == (body == null), what + " has no body, or one too many");
        if (body != null) {
            check(schema, body, what);
            Set<String> members = Set.copyOf(resolved(schema).path("properties").propertyNames());
            require(members.containsAll(body.propertyNames()), what + " sends what is no member: " + body);
        }
    }

    private Optional<JsonNode> find(String method, String path) {
        return itemFor(path)
                .map(item -> item.path(method.toLowerCase(Locale.ROOT)))
                .filter(operation -> !operation.isMissingNode());
    }

    private Optional<JsonNode> itemFor(String path) {
        return Optional.ofNullable(itemsByPath.get(path))
                .or(() -> itemsByPath.entrySet().stream()
                        .filter(entry -> entry.getKey().contains("{"))
                        .filter(entry -> path.matches(pattern(entry.getKey())))
                        .map(Map.Entry::getValue)
                        .findFirst());
    }

    /** A parameter at the end matches all that follows, as the path of the passthrough does; no other path ends in one. */
    private static String pattern(String template) {
        return template.replaceAll("\\{path}$", ".+").replaceAll("\\{\\w+}", "[^/]+");
    }

    private void check(JsonNode schema, JsonNode value, String what) {
        List<?> errors = schemas.computeIfAbsent(schema, this::compiled).validate(value);
        require(errors.isEmpty(), what + " against the document: " + errors + " in " + value);
    }

    private Schema compiled(JsonNode schema) {
        ObjectNode whole = JsonNodeFactory.instance.objectNode();
        whole.setAll((ObjectNode) schema);
        // References in the schema point to the same places as in the document.
        whole.set("components", document.path("components"));
        return registry.getSchema(whole);
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").asString().substring(1)) : node;
    }

    private static JsonNode typed(String type, String value) {
        return Stream.of("integer", "boolean").anyMatch(type::equals) ? JSON.readTree(value) : JSON.valueToTree(value);
    }

    private static Predicate<JsonNode> in(String place) {
        return parameter -> place.equals(parameter.path("in").asString(""));
    }

    private static void require(boolean holds, String problem) {
        if (!holds) {
            throw new AssertionError(problem);
        }
    }

    private static JsonNode read() {
        try (InputStream file = Contract.class.getResourceAsStream("/openapi.json")) {
            return JSON.readTree(Objects.requireNonNull(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
