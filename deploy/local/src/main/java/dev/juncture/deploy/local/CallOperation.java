package dev.juncture.deploy.local;

import dev.juncture.operation.Call;
import dev.juncture.operation.CallContext;
import dev.juncture.operation.Caller;
import dev.juncture.operation.JsonInput;
import dev.juncture.operation.Operation;
import dev.juncture.operation.Operations;
import dev.juncture.operation.Origin;
import dev.juncture.operation.StreamedAnswer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Function;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageHeaders;
import tools.jackson.databind.json.JsonMapper;

/**
 * The one function that spring-cloud-function-web serves: calls the operation that a header names. Only
 * {@link FunctionsFilter} sets the headers.
 */
final class CallOperation implements Function<Message<byte[]>, byte[]> {
    static final String NAME = "callOperation";
    static final String OPERATION = "juncture-operation";
    static final String CALLER = "juncture-caller";

    private final Operations operations;
    private final JsonMapper json;

    CallOperation(Operations operations, JsonMapper json) {
        this.operations = operations;
        this.json = json;
    }

    @Override
    public byte[] apply(Message<byte[]> message) {
        MessageHeaders headers = message.getHeaders();
        Caller caller = new Caller(String.valueOf(headers.get(CALLER)));
        Operation operation = operations.get(String.valueOf(headers.get(OPERATION)));
        Call call =
                Call.of(JsonInput.parse(message.getPayload(), operation.input()), CallContext.of(Origin.of(caller)));
        Object answer = operation.call(call);
        return answer instanceof StreamedAnswer streamed ? bytes(streamed) : json.writeValueAsBytes(answer);
    }

    private static byte[] bytes(StreamedAnswer answer) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            answer.body().writeTo(bytes);
        } catch (IOException brokenOff) {
            throw new UncheckedIOException(brokenOff);
        }
        return bytes.toByteArray();
    }
}
