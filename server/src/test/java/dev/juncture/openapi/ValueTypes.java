package dev.juncture.openapi;

import dev.juncture.connection.ExternalId;
import dev.juncture.jira.JiraId;
import dev.juncture.jira.adf.AdfDocument;
import dev.juncture.jira.adf.Markdown;
import dev.juncture.jira.paging.Cursor;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.test.util.ReflectionTestUtils;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Schemas of types that are a single JSON value, with the rules that their constructors check. */
final class ValueTypes {
    private static final JsonMapper JSON = JsonMapper.shared();

    private static final Map<String, Function<Class<?>, String>> SCHEMAS = Map.of(
            ExternalId.class.getSimpleName(),
            type -> "{'type':'string','minLength':1,'maxLength':%s}".formatted(constant(type, "LONGEST")),
            Cursor.class.getSimpleName(),
            type -> "{'type':'string','pattern':'^%s$'}".formatted(constant(type, "SAFE")),
            Markdown.class.getSimpleName(),
            type -> "{'type':'string','maxLength':%s}".formatted(constant(type, "LONGEST")),
            "DisplayName",
            type -> "{'type':'string','minLength':1,'maxLength':%s}".formatted(constant(type, "LONGEST")),
            JiraId.class.getSimpleName(),
            type -> "{'type':['string','integer'],'pattern':'^%s$'}".formatted(constant(type, "SAFE")),
            "MovedIssues",
            type -> "{'type':'array','minItems':1,'maxItems':%s,'items':{'$ref':'#/components/schemas/JiraId'}}"
                    .formatted(constant(type, "MOST")),
            AdfDocument.class.getSimpleName(),
            type -> """
                    {'type':'object','required':['type','version','content'],'properties':{
                      'type':{'const':'doc'},'version':{'const':1},
                      'content':{'type':'array','items':{'type':'object','additionalProperties':true}}}}""");

    private ValueTypes() {}

    static boolean include(Class<?> type) {
        return SCHEMAS.containsKey(type.getSimpleName());
    }

    static ObjectNode schema(Class<?> type) {
        String schema = SCHEMAS.get(type.getSimpleName()).apply(type);
        return (ObjectNode) JSON.readTree(schema.replace('\'', '"'));
    }

    private static Object constant(Class<?> type, String name) {
        return Objects.requireNonNull(ReflectionTestUtils.getField(type, name));
    }
}
