package dev.juncture.deploy.aws;

import dev.juncture.http.ApiException;
import dev.juncture.http.Request;
import dev.juncture.http.Router;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A batch of SQS messages, each of which is the JSON input of one operation: the one that a setting names, whatever a
 * message says. It answers with the messages that failed, so that only those come again.
 */
final class QueueEvents implements Function<InputStream, byte[]> {
    private static final Logger log = LoggerFactory.getLogger(QueueEvents.class);
    private static final JsonMapper JSON = new JsonMapper();

    private final Router router;
    private final JsonMapper inputs;
    private final String name;
    private final Operation operation;

    /** A function bean with the type of its input. */
    record Operation(Function<Object, Object> function, Class<?> input) {}

    QueueEvents(Router router, JsonMapper inputs, String name, Operation operation) {
        this.router = router;
        this.inputs = inputs;
        this.name = name;
        this.operation = operation;
    }

    @Override
    public byte[] apply(InputStream payload) {
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode failures = answer.putArray("batchItemFailures");
        boolean stopped = false;
        for (JsonNode message : JSON.readTree(payload).path("Records")) {
            if (stopped || !succeeds(message)) {
                failures.addObject().put("itemIdentifier", EventFields.text(message, "messageId"));
                // In a queue with an order nothing overtakes what failed.
                stopped = EventFields.text(message, "eventSourceARN").endsWith(".fifo");
            }
        }
        return JSON.writeValueAsBytes(answer);
    }

    private boolean succeeds(JsonNode message) {
        try {
            String body = EventFields.text(message, "body");
            router.checkInput(name, asRequest(body));
            operation.function().apply(inputs.readValue(body, operation.input()));
            return true;
        } catch (RuntimeException failed) {
            String reason = failed instanceof ApiException refusal
                    ? refusal.code().code()
                    : failed.getClass().getSimpleName();
            log.atWarn()
                    .addKeyValue("operation", name)
                    .addKeyValue("message_id", message.path("messageId").asString(""))
                    .addKeyValue("reason", reason)
                    .log("queued call fails");
            return false;
        }
    }

    private static Request asRequest(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return new Request("POST", "", null, new HttpHeaders(), new ByteArrayInputStream(bytes), "");
    }
}
