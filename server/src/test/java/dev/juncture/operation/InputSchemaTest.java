package dev.juncture.operation;

import static org.assertj.core.api.Assertions.assertThatCode;
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
    void asksForEveryComponentThatIsNotNullableUnderItsSnakeCaseName() {
        assertThatThrownBy(() -> new InputSchema(In.class).requireAll(nothing))
                .hasMessage("The fields issue_id_or_key, project2_step, nested are required.");
    }

    @Test
    void isContentWithNoFields() {
        record Empty() {}
        assertThatCode(() -> new InputSchema(Empty.class).requireAll(nothing)).doesNotThrowAnyException();
    }

    @Test
    void refusesAnInputThatIsNoRecord() {
        assertThatThrownBy(() -> new InputSchema(String.class))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("class java.lang.String is no record");
    }
}
