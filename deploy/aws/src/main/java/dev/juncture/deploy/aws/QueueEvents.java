package dev.juncture.deploy.aws;

import dev.juncture.queue.QueuedCalls;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
                // In a queue with an order nothing overtakes what failed.
                stopped = EventFields.text(message, "eventSourceARN").endsWith(".fifo");
            }
        }
        return JSON.writeValueAsBytes(answer);
    }

    private boolean succeeds(JsonNode message) {
        Optional<String> failure = calls.failureOf(message.path("body").asString(""));
        failure.ifPresent(reason -> log.atWarn()
                .addKeyValue("operation", calls.operation())
                .addKeyValue("message_id", message.path("messageId").asString(""))
                .addKeyValue("reason", reason)
                .log("queued call fails"));
        return failure.isEmpty();
    }
}
