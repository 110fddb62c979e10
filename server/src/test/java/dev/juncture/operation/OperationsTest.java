package dev.juncture.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.annotation.JsonAlias;
import dev.juncture.TestJson;
import dev.juncture.connection.ExternalId;
import dev.juncture.error.ApiException;
import dev.juncture.error.ErrorCode;
import dev.juncture.secret.Secret;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.cloud.function.context.FunctionCatalog;
import org.springframework.cloud.function.context.config.ContextFunctionCatalogAutoConfiguration;
import org.springframework.cloud.function.json.JacksonMapper;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import tools.jackson.databind.json.JsonMapper;

class OperationsTest {
    private static final ConfigurableApplicationContext CONTEXT = context();
    private static final CallContext CALLER = CallContext.of(Origin.SYSTEM);

    private final Operations operations = operations("add", "receive");

    record Add(
            ExternalId externalId,
            int number,
            @JsonAlias("list") List<String> labels,
            @Nullable String idempotencyKey,
            CallContext context) {}

    static final class AddFunction implements Function<Add, Add> {
        static final AtomicInteger CREATED = new AtomicInteger();

        AddFunction() {
            CREATED.incrementAndGet();
        }

        @Override
        public Add apply(Add in) {
            return in;
        }
    }

    record Receive(Content file) {}

    record Received(String type, String text) {}

    static final class ReceiveFunction implements Function<Receive, Received> {
        @Override
        public Received apply(Receive in) {
            try {
                return new Received(
                        in.file().header("content-type").orElse("none"),
                        new String(in.file().body().readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException impossible) {
                throw new AssertionError(impossible);
            }
        }
    }

    private static ConfigurableApplicationContext context() {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.register(ContextFunctionCatalogAutoConfiguration.class);
        context.registerBean(JsonMapper.class, TestJson::mapper);
        context.registerBean(JacksonMapper.class, () -> new JacksonMapper(TestJson.mapper()));
        context.registerBean("add", AddFunction.class, definition -> definition.setLazyInit(true));
        context.registerBean("receive", ReceiveFunction.class, definition -> definition.setLazyInit(true));
        context.refresh();
        return context;
    }

    @AfterAll
    static void stop() {
        CONTEXT.close();
    }

    private static Operations operations(String... names) {
        return new Operations(Set.of(names), CONTEXT.getBean(FunctionCatalog.class), CONTEXT, TestJson.mapper());
    }

    @Test
    void findsAnOperationByItsName() {
        assertThat(operations.names()).containsExactlyInAnyOrder("add", "receive");
        assertThat(operations.get("add").name()).isEqualTo("add");
        assertThat(operations.get("add").input().type()).isEqualTo(Add.class);
        assertThat(operations.get("add")).isSameAs(operations.get("add"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "unknown", "Add", "add,receive", "add|receive", "receiveFunction"})
    void refusesAnUnknownName(String name) {
        assertThatThrownBy(() -> operations.get(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("There is no operation " + name + ".");
    }

    @Test
    void refusesANameWithoutABean() {
        assertThatThrownBy(() -> operations("add", "missing"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The operation missing is not a function bean.");
    }

    @Test
    void createsAnOperationOnlyWhenItIsNeeded() {
        try (ConfigurableApplicationContext fresh = context()) {
            int before = AddFunction.CREATED.get();
            Operations lazy = new Operations(
                    Set.of("add", "receive"), fresh.getBean(FunctionCatalog.class), fresh, TestJson.mapper());
            assertThat(lazy.names()).hasSize(2);
            lazy.get("receive");
            assertThat(AddFunction.CREATED).hasValue(before);
            lazy.createAll();
            assertThat(AddFunction.CREATED).hasValue(before + 1);
        }
    }

    @Test
    void bindsTheInputAndReturnsTheAnswer() {
        assertThat(add("""
                {"external_id":"acme","number":7,"list":["a"]}""")).isEqualTo(new Add(new ExternalId("acme"), 7, List.of("a"), null, CALLER));
    }

    @Test
    void reportsAllFaultsOfAnInputAtOnce() {
        ApiException refusal = refusal("""
                {"number":"many","labels":"a","colour":"red","externalId":"acme"}""");

        assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_REQUEST);
        assertThat(refusal.details())
                .isEqualTo(Map.of(
                        "fields",
                        Map.of(
                                "external_id", "is required",
                                "number", "must be a whole number",
                                "labels", "must be a list",
                                "colour", "is not a field of this operation; the nearest is number",
                                "externalId", "is not a field of this operation; the nearest is external_id")));
        assertThat(refusal)
                .hasMessageStartingWith("The fields ")
                .hasMessageContainingAll(
                        "external_id", "number", "labels", "colour", "externalId (nearest: external_id)")
                .hasMessageEndingWith(" are not valid: see details.fields.");
    }

    @Test
    void reportsTheFaultOfAValueTypeInTheWordsOfTheType() {
        ApiException refusal = refusal("""
                {"external_id":"a\\u0000","number":1.5,"labels":[]}""");
        assertThat(refusal.details())
                .isEqualTo(Map.of(
                        "fields",
                        Map.of(
                                "external_id", "must not hold control characters or broken Unicode",
                                "number", "must be a whole number")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'external_id':'acme','labels':[]}           | The field number is required.",
                "{'number':1}                                 | The fields external_id, labels are required.",
                "{'external_id':'acme','number':1,'labels':7} | The field labels must be a list.",
                "{'external_id':'acme','number':1,'labels':[],'label':1} | The field label is not a field of this operation; the nearest is labels."
            },
            quoteCharacter = '"')
    void namesTheFaultyFieldsInTheSentence(String input, String sentence) {
        assertThat(refusal(input.replace('\'', '"'))).hasMessage(sentence);
    }

    @Test
    void ignoresTheGivenNames() {
        InputSchema schema = operations.get("add").input();
        Input input = Input.ignoring(schema, "color"::equals);
        JsonInput.read(bytes("""
                {"external_id":"acme","number":7,"labels":[],"color":"red"}"""), input, () -> {});
        assertThat(operations.get("add").call(Call.of(input, CALLER)))
                .isEqualTo(new Add(new ExternalId("acme"), 7, List.of(), null, CALLER));
    }

    @Test
    void takesMissingInputFromTheContext() {
        CallContext context = new CallContext(Origin.SYSTEM, "from-context", "key-from-context", new Secret("cookie"));
        assertThat(operations.get("add").call(call("""
                        {"number":7,"labels":[]}""", context)))
                .isEqualTo(new Add(new ExternalId("from-context"), 7, List.of(), "key-from-context", context));
    }

    @Test
    void refusesAnInputThatContradictsTheContext() {
        CallContext context = new CallContext(Origin.SYSTEM, "acme", "key-from-context", new Secret("cookie"));
        assertThatThrownBy(() -> operations.get("add").call(call("""
                        {"external_id":"acme","number":7,"labels":[],"idempotency_key":"mine"}""", context)))
                .isInstanceOf(ApiException.class)
                .hasMessage("The field idempotency_key has another value than the header: send one.");
    }

    @Test
    void takesTheContextFromTheCallOnly() {
        String forged = """
                {"external_id":"acme","number":7,"labels":[],
                 "context":{"origin":{"caller":{"name":"key:forged"}},"browser":"forged"}}""";
        Input input = Input.ignoring(operations.get("add").input(), name -> true);
        JsonInput.read(bytes(forged), input, () -> {});
        Add bound = (Add) operations.get("add").call(Call.of(input, CALLER));
        assertThat(bound.context()).isSameAs(CALLER);
        assertThat(refusal(forged)).hasMessageStartingWith("The field context is not a field of this operation");
    }

    @Test
    void passesContentOnAsAStream() {
        Content content = new Content(
                Map.of("Content-Type", List.of("text/plain")),
                new ByteArrayInputStream("bytes".getBytes(StandardCharsets.UTF_8)));
        Call call = new Call(Input.of(operations.get("receive").input()), content, CALLER);
        assertThat(operations.get("receive").call(call)).isEqualTo(new Received("text/plain", "bytes"));
        assertThat(operations
                        .get("receive")
                        .call(Call.of(Input.of(operations.get("receive").input()), CALLER)))
                .isEqualTo(new Received("none", ""));
    }

    @Test
    void refusesHalfACharacter() {
        assertThat(refusal("""
                {"external_id":"acme","number":7,"labels":["\\ud800"]}""")).hasMessage("The body has an incomplete Unicode character (half of a surrogate pair).");
    }

    @Test
    void rethrowsTheExceptionOfAnOperation() {
        ApiException refused = new ApiException(ErrorCode.CONFLICT, "Already there.");
        Operation failing = OperationFixture.of("failing", Add.class, in -> {
            throw refused;
        });
        assertThatThrownBy(() -> failing.call(call("""
                        {"external_id":"acme","number":7,"labels":[]}""", CALLER))).isSameAs(refused);
    }

    private Add add(String input) {
        return (Add) operations.get("add").call(call(input, CALLER));
    }

    private static ByteArrayInputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private ApiException refusal(String input) {
        return catchThrowableOfType(ApiException.class, () -> add(input));
    }

    private Call call(String input, CallContext context) {
        return Call.of(
                JsonInput.parse(
                        input.getBytes(StandardCharsets.UTF_8),
                        operations.get("add").input()),
                context);
    }
}
