package dev.juncture.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.annotation.JsonAlias;
import dev.juncture.error.ApiException;
import dev.juncture.error.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

class UnknownNamesTest {
    record Visibility(String type, @Nullable String value) {}

    record Item(@Nullable String summary, @Nullable Visibility visibility) {}

    record In(
            @JsonAlias({"issue_key", "issue"}) String issueIdOrKey,
            @Nullable String assigneeAccountId,
            @Nullable Boolean deleteSubtasks,
            @Nullable Integer limit,
            @Nullable Visibility visibility,
            @Nullable List<Item> items,
            @Nullable Map<String, Visibility> byName,
            @Nullable ObjectNode fields) {}

    record Nothing() {}

    private final Operation operation = OperationFixture.echo(In.class);

    @ParameterizedTest
    @CsvSource({
        "limt, limit",
        "LIMIT, limit",
        "max_limit, limit",
        "deleteSubtasks, delete_subtasks",
        "delete-subtasks, delete_subtasks",
        "accountId, assignee_account_id",
        "issueKey, issue_key",
        "isue_key, issue_key",
        "issueIdOrkey, issue_id_or_key",
        "customFields, fields"
    })
    void namesTheNearestKnownName(String name, String nearest) {
        assertThat(refusal("{\"issue_key\":\"A-1\",\"%s\":1}".formatted(name)))
                .hasMessage("The field %s is not a field of this operation; the nearest is %s.", name, nearest)
                .extracting(ApiException::details)
                .isEqualTo(
                        Map.of("fields", Map.of(name, "is not a field of this operation; the nearest is " + nearest)));
    }

    @Test
    void listsTwentyNamesAndCountsTheOthers() {
        String names = IntStream.rangeClosed(1, 25)
                .mapToObj(number -> "\"limit%d\":{}".formatted(number))
                .collect(Collectors.joining(","));

        ApiException refusal = refusal("{\"issue_key\":\"A-1\"," + names + "}");

        assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_REQUEST);
        assertThat(refusal)
                .hasMessageStartingWith("The fields limit1 (nearest: limit), limit2 (nearest: limit), ")
                .hasMessageEndingWith("limit20 (nearest: limit) and 5 more are not fields of this operation.");
        assertThat((Map<?, ?>) refusal.details().get("fields")).hasSize(20);
        assertThat(refusal.details()).containsEntry("more_unknown_fields", 5);
    }

    @Test
    void reportsUnknownNamesTogetherWithOtherFaults() {
        assertThat(refusal("""
                {"limt":1,"limit":"many"}"""))
                .hasMessage(
                        "The fields limt (nearest: limit), issue_id_or_key, limit are not valid: see details.fields.");
    }

    @Test
    void suggestsNothingForALongName() {
        String longest = "l".repeat(64);
        assertThat(refusal("{\"issue_key\":\"A-1\",\"%s\":1}".formatted(longest)))
                .hasMessageStartingWith("The field " + longest + " is not a field of this operation; the nearest is ");
        assertThat(refusal("{\"issue_key\":\"A-1\",\"%s\":1}".formatted(longest + "l")))
                .hasMessage("The field " + longest + "\u2026 is not a field of this operation.");
        assertThat(refusal("{\"issue_key\":\"A-1\",\"%s\":1}".formatted("x".repeat(900))))
                .hasMessage("The field " + "x".repeat(64) + "\u2026 is not a field of this operation.");
    }

    /** Half a surrogate pair has no UTF-8 form: an answer with one could not be sent. */
    @ParameterizedTest
    @CsvSource({"\\ud83d, ?", "a\\u0000b, a?b", "\\u202etimil, ?timil", "\\ud83d\\ude00, \ud83d\ude00", "' ', '\" \"'"})
    void showsNoInvisibleCharacterOfAName(String name, String shown) {
        assertThat(refusal("{\"issue_key\":\"A-1\",\"%s\":1}".formatted(name)))
                .hasMessageStartingWith("The field " + shown + " is not a field of this operation");
    }

    @Test
    void cutsALongNameBetweenCharacters() {
        String face = "\ud83d\ude00";
        assertThat(refusal("{\"issue_key\":\"A-1\",\"%s\":1}".formatted(face.repeat(70))))
                .hasMessage("The field " + face.repeat(64) + "\u2026 is not a field of this operation.");
    }

    @Test
    void suggestsNothingForAnOperationWithoutFields() {
        Operation without = OperationFixture.echo(Nothing.class);
        assertThat(refusal(without, "{\"a\":1}")).hasMessage("The field a is not a field of this operation.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"visibility":{"type":"role","vaule":"A"}}                     | visibility.vaule           | visibility.value
            {"visibility":{"type":"role","value":"A","more":{"value":1}}}  | visibility.more            | visibility.type
            {"items":[{"summary":"a"},{"sumary":"b"}]}                     | items[1].sumary            | items[1].summary
            {"items":[{"visibility":{"type":"a","values":[]}}]}            | items[0].visibility.values | items[0].visibility.value
            """)
    void namesTheNearestNameInANestedRecord(String input, String name, String nearest) {
        assertThat(refusal("{\"issue_key\":\"A-1\"," + input.substring(1)))
                .hasMessage("The field %s is not a field of this operation; the nearest is %s.", name, nearest);
    }

    @Test
    void refusesAnUnknownNameInAValueOfAMap() {
        assertThat(refusal("""
                {"issue_key":"A-1","by_name":{"a":{"type":"b","valeu":"c"}}}""")).hasMessage("The field by_name must have the form that /openapi.json describes.");
    }

    @Test
    void acceptsAnyNameInAFreeObject() {
        In in = (In) call(operation, """
                {"issue_key":"A-1","fields":{"anything":{"at":["all"]}},"by_name":{"any":{"type":"b"}}}""");
        assertThat(in.fields().at("/anything/at/0").asString()).isEqualTo("all");
        assertThat(in.byName()).containsKey("any");
    }

    private ApiException refusal(String input) {
        return refusal(operation, input);
    }

    private static ApiException refusal(Operation operation, String input) {
        return catchThrowableOfType(ApiException.class, () -> call(operation, input));
    }

    private static Object call(Operation operation, String input) {
        byte[] body = input.getBytes(StandardCharsets.UTF_8);
        return operation.call(Call.of(JsonInput.parse(body, operation.input()), CallContext.of(Origin.SYSTEM)));
    }
}
