package dev.juncture.deploy.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.testing.Variables;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same package with another function chosen by its variables. */
class OtherEventsIT {
    @TempDir
    private Path directory;

    @Test
    void runFunctionsWithoutInput() throws IOException {
        try (Lambda lambda = start(Map.of("SPRING_CLOUD_FUNCTION_DEFINITION", "scheduledEvents"))) {
            assertThat(send(lambda, """
                            {"version": "0", "detail-type": "Scheduled Event", "source": "aws.events", "detail": {},
                             "resources": ["arn:aws:events:eu-central-1:123456789012:rule/juncture-sweepRefreshes"]}
                            """)).isEqualTo("{}");
            assertThat(send(lambda, "{\"resources\": [\"operator-migrate\"]}")).isEqualTo("{}");
        }
    }

    @Test
    void listTheMessagesOfAQueueThatFailed() throws IOException {
        Map<String, String> variables = Map.of(
                "SPRING_CLOUD_FUNCTION_DEFINITION",
                "queueEvents",
                "JUNCTURE_QUEUE_FUNCTION",
                "checkConnectionValidity");
        try (Lambda lambda = start(variables)) {
            assertThat(send(lambda, """
                            {"Records": [
                              {"messageId": "good", "eventSourceARN": "arn:aws:sqs:eu-central-1:123456789012:juncture",
                               "body": "{\\"external_id\\":\\"a\\",\\"provider\\":\\"jira\\"}"},
                              {"messageId": "bad", "eventSourceARN": "arn:aws:sqs:eu-central-1:123456789012:juncture",
                               "body": "{}"}]}
                            """)).isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"bad\"}]}");
        }
    }

    private Lambda start(Map<String, String> chosen) throws IOException {
        Map<String, String> variables = Variables.withStores();
        variables.putAll(chosen);
        return Lambda.start(PackageIT.ZIP, directory.resolve("package"), variables);
    }

    private static String send(Lambda lambda, String event) {
        return new String(lambda.invoke(event.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }
}
