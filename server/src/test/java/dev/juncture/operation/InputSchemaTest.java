package dev.juncture.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.juncture.TestJson;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class InputSchemaTest {
    record Nested(@Nullable String value) {}

    record In(
            String issueIdOrKey,
            boolean project2Step,
            @Nullable String optional,
            Nested nested) {}

    private final ObjectNode nothing = TestJson.mapper().createObjectNode();

    @Test
    void requiresEveryComponentThatIsNotNullableByItsSnakeCaseName() {
        assertThat(new InputSchema(In.class).missingFrom(nothing))
                .containsExactly("issue_id_or_key", "project2_step", "nested");
    }

    @Test
    void requiresNothingForARecordWithoutFields() {
        record Empty() {}
        assertThat(new InputSchema(Empty.class).missingFrom(nothing)).isEmpty();
    }

    @Test
    void refusesAnInputThatIsNotARecord() {
        assertThatThrownBy(() -> new InputSchema(String.class))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The input class java.lang.String is not a record.");
    }
}
