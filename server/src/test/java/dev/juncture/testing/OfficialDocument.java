package dev.juncture.testing;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport.Level;
import com.atlassian.oai.validator.report.ValidationReport.Message;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One of Atlassian's OpenAPI documents. Loads a path only when it is called: the whole document takes many seconds. */
final class OfficialDocument {
    private static final JsonMapper JSON = new JsonMapper();

    private final Map<List<String>, OpenApiInteractionValidator> validators = new ConcurrentHashMap<>();
    private final ObjectNode document;

    private OfficialDocument(ObjectNode document) {
        this.document = document;
    }

    static OfficialDocument read(String name) {
        try (InputStream file = OfficialDocument.class.getResourceAsStream("/jira/" + name)) {
            return new OfficialDocument((ObjectNode) JSON.readTree(Objects.requireNonNull(file, name)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    ObjectNode schema(String name) {
        return (ObjectNode) document.at("/components/schemas").path(name);
    }

    /** Returns the ids of all operations. */
    List<ObjectNode> parameters() {
        return document.path("paths").values().stream()
                .flatMap(path -> path.values().stream())
                .flatMap(operation -> operation.path("parameters").values().stream())
                .map(ObjectNode.class::cast)
                .toList();
    }

    List<String> objectionsTo(Request request) {
        List<String> templates = document.path("paths").propertyNames().stream()
                .filter(template -> matches(template, request.getPath()))
                .toList();
        if (templates.isEmpty()) {
            return List.of("the documents know no such path");
        }
        return validators.computeIfAbsent(templates, this::load).validateRequest(request).getMessages().stream()
                .filter(message -> message.getLevel() == Level.ERROR)
                .map(Message::getMessage)
                .toList();
    }

    private static boolean matches(String template, String path) {
        String pattern = Pattern.quote(template).replaceAll("\\{[^}]+}", "\\\\E[^/]+\\\\Q");
        return path.matches(pattern);
    }

    private static void addReferences(JsonNode node, ObjectNode schemas, Set<String> needed) {
        String name = node.path("$ref").asString("").replaceFirst(".*/", "");
        if (!name.isEmpty() && needed.add(name)) {
            addReferences(schemas.path(name), schemas, needed);
        }
        node.values().forEach(child -> addReferences(child, schemas, needed));
    }

    private OpenApiInteractionValidator load(List<String> templates) {
        ObjectNode part = document.deepCopy();
        ObjectNode paths = ((ObjectNode) part.path("paths")).retain(templates);
        ObjectNode schemas = (ObjectNode) part.at("/components/schemas");
        Set<String> needed = new HashSet<>();
        addReferences(paths, schemas, needed);
        schemas.retain(needed);
        return OpenApiInteractionValidator.createForInlineApiSpecification(part.toString())
                .withLevelResolver(LevelResolver.create()
                        .withLevel("validation.request.parameter.query.unexpected", Level.ERROR)
                        .build())
                .build();
    }
}
