package dev.juncture.deploy.aws;

import dev.juncture.queue.QueuedCalls;
import java.io.InputStream;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Calls an operation for each SQS message of a batch. A setting names the operation; the message is its JSON input. The
 * answer lists the messages that failed, and SQS delivers only those again.
 */
final class QueueEvents implements Function<InputStream, byte[]> {
    private static final JsonMapper JSON = new JsonMapper();

    private final QueuedCalls calls;

    QueueEvents(QueuedCalls calls) {
        this.calls = calls;
    }

    @Override
    public byte[] apply(InputStream payload) {
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode failures = answer.putArray("batchItemFailures");
        boolean stopped = false;
        for (JsonNode message : JSON.readTree(payload).path("Records")) {
            if (stopped || !succeeds(message)) {
                failures.addObject().put("itemIdentifier", EventFields.text(message, "messageId"));
                // A FIFO queue keeps its order: no message overtakes one that failed.
                stopped = EventFields.text(message, "eventSourceARN").endsWith(".fifo");
            }
        }
        return JSON.writeValueAsBytes(answer);
    }

    private boolean succeeds(JsonNode message) {
        return calls.failureOf(
                        message.path("body").asString(""),
                        message.path("messageId").asString(""))
                .isEmpty();
    }
}
