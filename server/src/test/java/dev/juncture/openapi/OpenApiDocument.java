package dev.juncture.openapi;

import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.juncture.error.ErrorCode;
import dev.juncture.route.Route;
import dev.juncture.route.Routes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.test.util.ReflectionTestUtils;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Generates the document from the routes, the types of the operations and the Javadoc of the sources. */
final class OpenApiDocument {
    private final ListableBeanFactory beans;
    private final JsonMapper json;
    private final Schemas schemas;
    private final OperationDocs operations;

    OpenApiDocument(ListableBeanFactory beans, JsonMapper json) {
        this.beans = beans;
        this.json = json;
        Javadocs javadocs = new Javadocs();
        this.schemas = new Schemas(json, javadocs);
        this.operations = new OperationDocs(beans, json, javadocs, schemas);
    }

    String write() {
        ObjectNode document = (ObjectNode) json.readTree(Frame.JSON);
        document.set("paths", paths());
        ObjectNode components = (ObjectNode) document.path("components");
        ObjectNode all = components.putObject("schemas");
        Map<String, ObjectNode> sorted = new TreeMap<>(schemas.components());
        sorted.put("Error", (ObjectNode) json.readTree(Frame.ERROR));
        sorted.put("ErrorCode", errorCode());
        all.setAll(sorted);
        Separators separators = Separators.createDefaultInstance().withObjectNameValueSpacing(Separators.Spacing.AFTER);
        return json.writer()
                        .with(new DefaultPrettyPrinter(separators).withObjectIndenter(new DefaultIndenter("  ", "\n")))
                        .writeValueAsString(document)
                + "\n";
    }

    private ObjectNode paths() {
        // The first route that a feature lists for an operation and method is the main one.
        Map<String, List<Route>> byUse = beans.getBeansOfType(Routes.class).values().stream()
                .flatMap(feature -> feature.routes().stream())
                .collect(Collectors.groupingBy(
                        route -> route.operation() + " " + route.method(), LinkedHashMap::new, Collectors.toList()));
        Map<String, Map<String, ObjectNode>> paths = new TreeMap<>();
        byUse.values().forEach(routes -> {
            Route route = routes.get(0);
            boolean only = byUse.keySet().stream()
                            .filter(use -> use.startsWith(route.operation() + " "))
                            .count()
                    == 1;
            List<String> aliases = routes.stream()
                    .skip(1)
                    .map(alias -> Passthrough.template(alias.path()))
                    .toList();
            paths.computeIfAbsent(Passthrough.template(route.path()), path -> new TreeMap<>())
                    .put(
                            route.method().toLowerCase(Locale.ROOT),
                            operations.of(route, OperationDocs.id(route, only), aliases));
        });
        ObjectNode all = json.createObjectNode();
        paths.forEach((path, methods) -> all.putObject(path).setAll(methods));
        return all;
    }

    /** Returns all error codes: every constant of this type in the code. */
    private ObjectNode errorCode() {
        Map<Integer, Set<String>> byStatus = new TreeMap<>();
        new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.juncture").stream()
                        .flatMap(type -> type.getFields().stream())
                        .filter(field -> field.getRawType().isEquivalentTo(ErrorCode.class))
                        .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
                        .map(OpenApiDocument::constant)
                        .forEach(code -> byStatus.computeIfAbsent(code.status(), status -> new TreeSet<>())
                                .add(code.code()));
        ObjectNode schema = json.createObjectNode();
        schema.put(
                "description",
                byStatus.entrySet().stream()
                        .map(row -> row.getKey() + ": " + String.join(", ", row.getValue()))
                        .collect(Collectors.joining("; ", "By status: ", ". Later versions may add codes.")));
        schema.put("type", "string");
        ArrayNode codes = schema.putArray("enum");
        byStatus.values().stream().flatMap(Set::stream).sorted().forEach(codes::add);
        return schema;
    }

    private static ErrorCode constant(JavaField field) {
        return (ErrorCode) ReflectionTestUtils.getField(field.getOwner().reflect(), field.getName());
    }
}
