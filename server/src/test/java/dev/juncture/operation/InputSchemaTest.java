package dev.juncture.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonAlias;
import dev.juncture.TestJson;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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
        assertThat(new InputSchema(In.class).missingFrom(nothing).keySet())
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

    record Choice(
            @Required(unless = "name", orNull = true) @JsonAlias("key") @Nullable
            String id,

            @Nullable String name) {}

    @ParameterizedTest
    @ValueSource(strings = {"{\"id\":null}", "{\"id\":\"a\"}", "{\"name\":\"a\"}", "{\"name\":null}"})
    void acceptsNullForAChoiceWithANullableField(String input) {
        assertThat(new InputSchema(Choice.class).missingFrom(object(input))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"id\":\"\"}", "{\"id\":\" \"}", "{\"name\":\"\"}"})
    void reportsAChoiceThatIsAbsentOrBlank(String input) {
        assertThat(new InputSchema(Choice.class).missingFrom(object(input)))
                .isEqualTo(Map.of("id", "is required; null clears it"));
    }

    private static ObjectNode object(String json) {
        return (ObjectNode) TestJson.mapper().readTree(json);
    }
}
