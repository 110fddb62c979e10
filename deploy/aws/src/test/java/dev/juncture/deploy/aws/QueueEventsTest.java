package dev.juncture.deploy.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.juncture.queue.QueuedCalls;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class QueueEventsTest {
    private static final String STANDARD = "arn:aws:sqs:eu-central-1:123456789012:juncture";

    private final QueuedCalls calls = mock(QueuedCalls.class);
    private final QueueEvents events = new QueueEvents(calls);
    private final List<String> called = new ArrayList<>();
    private final List<String> failed = new ArrayList<>();

    @BeforeEach
    void refuseBadMessages() {
        when(calls.failureOf(anyString(), anyString())).thenAnswer(call -> {
            String message = call.getArgument(0);
            if (!message.contains("text") || message.contains("bad")) {
                failed.add(call.getArgument(1));
                return Optional.of("invalid_request");
            }
            called.add(message);
            return Optional.empty();
        });
    }

    @Test
    void answerWithTheMessagesThatFailedAndNoOthers() {
        assertThat(failures(STANDARD, "{\"text\":\"one\"}", "{\"text\":\"bad\"}", "no json", "{\"text\":\"two\"}"))
                .containsExactly("message-1", "message-2");
        assertThat(called).containsExactly("{\"text\":\"one\"}", "{\"text\":\"two\"}");
        // The ids are for the log lines of the failures.
        assertThat(failed).containsExactly("message-1", "message-2");
    }

    @Test
    void answerWithNoneWhenAllSucceeded() {
        assertThat(failures(STANDARD, "{\"text\":\"one\"}")).isEmpty();
    }

    @Test
    void keepTheOrderOfAFifoQueueAfterAFailure() {
        assertThat(failures(STANDARD + ".fifo", "{\"text\":\"one\"}", "{\"text\":\"bad\"}", "{\"text\":\"two\"}"))
                .containsExactly("message-1", "message-2");
        assertThat(called).containsExactly("{\"text\":\"one\"}");
    }

    private List<String> failures(String queue, String... bodies) {
        String records = IntStream.range(0, bodies.length)
                .mapToObj(i -> """
                        {"messageId": "message-%d", "receiptHandle": "AQEB", "body": "%s",
                         "attributes": {"ApproximateReceiveCount": "1"},
                         "messageAttributes": {"spring.cloud.function.definition":
                           {"stringValue": "deleteConnection", "dataType": "String"}},
                         "eventSource": "aws:sqs", "eventSourceARN": "%s", "awsRegion": "eu-central-1"}
                        """.formatted(i, bodies[i].replace("\"", "\\\""), queue))
                .collect(Collectors.joining(","));
        JsonNode answer = JsonMapper.shared()
                .readTree(events.apply(new ByteArrayInputStream(
                        ("{\"Records\":[" + records + "]}").getBytes(StandardCharsets.UTF_8))));
        return answer.path("batchItemFailures")
                .valueStream()
                .map(failure -> failure.path("itemIdentifier").asString())
                .toList();
    }
}
