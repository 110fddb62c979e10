package dev.juncture.jira.adf;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.InputStream;
import java.util.Objects;

/** Atlassian's own schema, which judges every document that we send. */
final class AdfSchema {
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_4)
            .getSchema(Objects.requireNonNull(resource()));

    private AdfSchema() {}

    static void assertValid(AdfDocument document) {
        assertThat(SCHEMA.validate(document.json()))
                .as(document.json().toString())
                .isEmpty();
    }

    static InputStream resource() {
        return AdfSchema.class.getResourceAsStream("/jira/adf-schema.json");
    }
}
