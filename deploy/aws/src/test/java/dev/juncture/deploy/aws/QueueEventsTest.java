package dev.juncture.deploy.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.juncture.queue.QueuedCalls;
import dev.juncture.testing.Logged;
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

    @BeforeEach
    void callsFailWithWhatIsBad() {
        when(calls.operation()).thenReturn("addComment");
        when(calls.failureOf(anyString())).thenAnswer(call -> {
            String message = call.getArgument(0);
            if (!message.contains("text") || message.contains("bad")) {
                return Optional.of("invalid_request");
            }
            called.add(message);
            return Optional.empty();
        });
    }

    @Test
    void answerWithTheMessagesThatFailedAndNoOthers() {
        try (Logged log = Logged.by(QueueEvents.class.getName())) {
            assertThat(failures(STANDARD, "{\"text\":\"one\"}", "{\"text\":\"bad\"}", "no json", "{\"text\":\"two\"}"))
                    .containsExactly("message-1", "message-2");
            assertThat(called).containsExactly("{\"text\":\"one\"}", "{\"text\":\"two\"}");
            assertThat(log.text())
                    .contains("addComment", "message-1", "invalid_request")
                    .doesNotContain("no json");
        }
    }

    @Test
    void answerWithNoneWhenAllWent() {
        assertThat(failures(STANDARD, "{\"text\":\"one\"}")).isEmpty();
    }

    @Test
    void letNothingOvertakeAFailureInAQueueWithAnOrder() {
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
