package dev.juncture.deploy.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Between a queue and a function as Lambda's own poller is, with {@code ReportBatchItemFailures}: it deletes what the
 * function does not report, and leaves the rest to the queue.
 */
final class QueuePoller {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final SqsClient sqs;
    private final String queue;
    private final Lambda lambda;

    QueuePoller(SqsClient sqs, String queue, Lambda lambda) {
        this.sqs = sqs;
        this.queue = queue;
        this.lambda = lambda;
    }

    /** @param received how often the queue has delivered it, with this time */
    record Delivery(String body, int received, boolean deleted) {}

    /** Waits for messages, and passes them to the function. */
    List<Delivery> poll() {
        List<Message> batch = sqs.receiveMessage(request -> request.queueUrl(queue)
                        .maxNumberOfMessages(10)
                        .waitTimeSeconds(3)
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                .messages();
        if (batch.isEmpty()) {
            return List.of();
        }
        JsonNode answer = JSON.readTree(lambda.invoke(event(batch)));
        Set<String> failed = answer.path("batchItemFailures")
                .valueStream()
                .map(failure -> failure.path("itemIdentifier").asString())
                .collect(Collectors.toSet());
        List<Delivery> deliveries = new ArrayList<>();
        for (Message message : batch) {
            boolean succeeded = !failed.contains(message.messageId());
            if (succeeded) {
                sqs.deleteMessage(request -> request.queueUrl(queue).receiptHandle(message.receiptHandle()));
            }
            String received = message.attributes().get(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT);
            deliveries.add(new Delivery(message.body(), Integer.parseInt(received), succeeded));
        }
        return deliveries;
    }

    private static byte[] event(List<Message> batch) {
        ObjectNode event = JSON.createObjectNode();
        ArrayNode records = event.putArray("Records");
        for (Message message : batch) {
            ObjectNode record = records.addObject()
                    .put("messageId", message.messageId())
                    .put("receiptHandle", message.receiptHandle())
                    .put("body", message.body())
                    .put("md5OfBody", message.md5OfBody())
                    .put("eventSource", "aws:sqs")
                    .put("eventSourceARN", "arn:aws:sqs:eu-central-1:123456789012:juncture")
                    .put("awsRegion", "eu-central-1");
            record.putObject("messageAttributes");
            ObjectNode attributes = record.putObject("attributes");
            message.attributesAsStrings().forEach(attributes::put);
        }
        return JSON.writeValueAsBytes(event);
    }
}
