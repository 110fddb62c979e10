package dev.juncture.deploy.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;

import dev.juncture.http.ApiException;
import dev.juncture.http.ErrorCode;
import dev.juncture.http.Router;
import dev.juncture.testing.Logged;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class QueueEventsTest {
    private static final String STANDARD = "arn:aws:sqs:eu-central-1:123456789012:juncture";

    private final Router router = mock(Router.class);
    private final List<String> calls = new ArrayList<>();
    private final QueueEvents events = new QueueEvents(
            router, JsonMapper.shared(), "addComment", new QueueEvents.Operation(this::call, Comment.class));

    record Comment(String text) {}

    private Object call(Object input) {
        String text = ((Comment) input).text();
        if (text.startsWith("bad")) {
            throw new IllegalStateException("secret detail");
        }
        return calls.add(text);
    }

    @Test
    void answerWithTheMessagesThatFailedAndNoOthers() {
        try (Logged log = Logged.by(QueueEvents.class.getName())) {
            assertThat(failures(STANDARD, "{\"text\":\"one\"}", "{\"text\":\"bad\"}", "no json", "{\"text\":\"two\"}"))
                    .containsExactly("message-1", "message-2");
            assertThat(calls).containsExactly("one", "two");
            assertThat(log.text()).contains("addComment", "message-1").doesNotContain("secret detail", "no json");
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
        assertThat(calls).containsExactly("one");
    }

    @Test
    void callNothingWithAnInputThatTheRouterRefuses() {
        doThrow(new ApiException(ErrorCode.INVALID_REQUEST, "There is no text."))
                .when(router)
                .checkInput(any(), any());
        assertThat(failures(STANDARD, "{}")).containsExactly("message-0");
        assertThat(calls).isEmpty();
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
