package dev.juncture.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.juncture.error.ApiException;
import dev.juncture.testing.Allocated;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class JsonInputTest {
    record In(String name, ObjectNode fields) {}

    private final InputSchema schema = new InputSchema(In.class);

    /** These inputs would take 20 to 40 MB as trees. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"z\":[{}%s]}; ,{}",
                "{\"z\":{\"a\":1%s}}; ,\"b#\":1",
                "{\"z\":1%s}; ,\"b#\":1",
                "{\"z\":\"%s\"}; text",
                "{\"z\":[1%s]}; ,1"
            })
    void skipsUnknownValuesWithoutBuildingThem(String pattern) {
        String[] parts = pattern.split("; ");
        StringBuilder filling = new StringBuilder();
        for (int i = 0; filling.length() < 990_000; i++) {
            filling.append(parts[1].replace("#", String.valueOf(i)));
        }
        byte[] body = parts[0].formatted(filling).getBytes(StandardCharsets.UTF_8);
        parse(body);

        long bytes = Allocated.by(() -> parse(body));

        // Names are texts for a moment, and the parser has a buffer.
        assertThat(bytes).isLessThan(parts[1].contains("#") ? 8L << 20 : 256 << 10);
    }

    @Test
    void remembersUnknownNamesUpToALimitAndCountsTheOthers() {
        Input one = JsonInput.parse(bytes("{\"color\":{\"a\":[1]},\"name\":\"x\"}"), schema);
        assertThat(one.fields()).hasToString("{\"name\":\"x\"}");
        assertThat(one.unknown().faults().keySet()).containsExactly("color");
        StringBuilder many = new StringBuilder("{\"name\":\"x\"");
        for (int i = 0; i < 1_000; i++) {
            many.append(",\"n").append(i).append("\":{}");
        }
        Input rest = JsonInput.parse(bytes(many + "}"), schema);
        assertThat(rest.fields()).hasToString("{\"name\":\"x\"}");
        assertThat(rest.unknown().faults()).hasSize(20);
        assertThat(rest.unknown().more()).isEqualTo(980);
    }

    @Test
    void buildsKnownValuesAsTheyAre() {
        String body =
                "{\"name\":\"x\",\"fields\":{\"a\":[1,2.50,1e400,true,null,{\"b\":\"c\"}],\"\":12345678901234567890}}";
        assertThat(parse(bytes(body))).isEqualTo(new tools.jackson.databind.json.JsonMapper().readTree(body));
    }

    @Test
    void countsEachValueBeforeItIsBuilt() {
        AtomicInteger values = new AtomicInteger();
        byte[] body = bytes("{\"fields\":{\"a\":[{},{}]},\"z\":[{},{},{}]}");
        JsonInput.read(new ByteArrayInputStream(body), Input.of(schema), values::incrementAndGet);
        // The object, the list, and two objects in it.
        assertThat(values).hasValue(4);

        ApiException full = ApiException.invalidField("a", "b");
        assertThatThrownBy(() -> JsonInput.read(new ByteArrayInputStream(body), Input.of(schema), () -> {
                    throw full;
                }))
                .isSameAs(full);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"fields\":%s", "{\"z\":%s"})
    void refusesWhatNestsTooDeeply(String start) {
        assertThatThrownBy(() -> parse(bytes(start.formatted("[".repeat(501)))))
                .isInstanceOf(ApiException.class)
                .hasMessageStartingWith("The body is nested too deeply");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"fields\":{\"%s\":1}}; 1001", "{\"fields\":{\"a\":%s}}; 1001", "{\"name\":\"%s\"}; 1048577"})
    void refusesNamesNumbersAndTextsThatAreTooLong(String pattern) {
        String[] parts = pattern.split("; ");
        String filling = "1".repeat(Integer.parseInt(parts[1]));
        assertThatThrownBy(() -> parse(bytes(parts[0].formatted(filling))))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("one of its values is too long");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"fields\":{\"a\":1,\"a\":2}}", "{\"name\":\"a\",\"name\":\"b\"}"})
    void refusesANameThatAppearsTwice(String body) {
        assertThatThrownBy(() -> parse(bytes(body)))
                .isInstanceOf(ApiException.class)
                .hasMessageStartingWith("The body is not valid JSON at line 1");
    }

    private ObjectNode parse(byte[] body) {
        return JsonInput.parse(body, schema).fields();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
