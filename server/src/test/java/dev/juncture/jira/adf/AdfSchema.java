package dev.juncture.jira.adf;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.InputStream;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Atlassian's own schema, as the judge of what we send. */
final class AdfSchema {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_4)
            .getSchema(Objects.requireNonNull(resource()));

    private AdfSchema() {}

    static void assertValid(AdfDocument document) {
        assertThat(SCHEMA.validate(document.json()))
                .as(document.json().toString())
                .isEmpty();
    }

    static boolean isValid(JsonNode document) {
        return SCHEMA.validate(document).isEmpty();
    }

    /** Written with single quotes. */
    static AdfDocument document(String content) {
        String json = "{'type':'doc','version':1,'content':[" + content + "]}";
        return JSON.readValue(json.replace('\'', '"'), AdfDocument.class);
    }

    /** The content without the identities that are new each time. */
    static String content(AdfDocument document) {
        return document.json()
                .path("content")
                .toString()
                .replaceAll("\"localId\":\"[^\"]*\"", "\"localId\":\"\"")
                .replace('"', '\'');
    }

    private static InputStream resource() {
        return AdfSchema.class.getResourceAsStream("/jira/adf-schema.json");
    }
}
