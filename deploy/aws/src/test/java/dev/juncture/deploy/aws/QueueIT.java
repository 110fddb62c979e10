package dev.juncture.deploy.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.deploy.aws.QueuePoller.Delivery;
import dev.juncture.testing.Variables;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** The package behind a real queue. */
class QueueIT {
    private static final String GOOD = "{\"external_id\":\"a\",\"provider\":\"jira\"}";
    private static final String BAD = "{\"provider\":\"jira\"}";

    @TempDir
    private Path directory;

    private final SQSRestServer server =
            SQSRestServerBuilder.withInterface("127.0.0.1").withDynamicPort().start();
    private final SqsClient sqs = SqsClient.builder()
            .endpointOverride(URI.create("http://127.0.0.1:"
                    + server.waitUntilStarted().localAddress().getPort()))
            .region(Region.EU_CENTRAL_1)
            .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")))
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();

    @AfterEach
    void stop() {
        sqs.close();
        server.stopAndWait();
    }

    @Test
    void callsEachMessageOnceAndMovesOneThatKeepsFailingToTheDeadLetterQueue() throws IOException {
        String dead = queue("dead", Map.of());
        String deadArn = attribute(dead, QueueAttributeName.QUEUE_ARN);
        String calls = queue(
                "calls",
                Map.of(
                        QueueAttributeName.VISIBILITY_TIMEOUT,
                        "1",
                        QueueAttributeName.REDRIVE_POLICY,
                        "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":\"2\"}".formatted(deadArn)));
        send(calls, GOOD);
        send(calls, BAD);

        List<Delivery> deliveries = new ArrayList<>();
        List<Message> aside = List.of();
        try (Lambda lambda = start()) {
            QueuePoller poller = new QueuePoller(sqs, calls, lambda);
            long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
            while (aside.isEmpty()) {
                assertThat(System.nanoTime()).as("until " + deliveries).isLessThan(deadline);
                deliveries.addAll(poller.poll());
                aside = sqs.receiveMessage(request -> request.queueUrl(dead)).messages();
            }
        }

        assertThat(deliveries)
                .containsExactlyInAnyOrder(
                        new Delivery(GOOD, 1, true), new Delivery(BAD, 1, false), new Delivery(BAD, 2, false));
        assertThat(aside).extracting(Message::body).containsExactly(BAD);
        assertThat(attribute(calls, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                .isEqualTo("0");
        assertThat(attribute(calls, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                .isEqualTo("0");
    }

    private Lambda start() throws IOException {
        Map<String, String> variables = Variables.withStores();
        variables.put("SPRING_CLOUD_FUNCTION_DEFINITION", "queueEvents");
        variables.put("JUNCTURE_QUEUE_FUNCTION", "checkConnectionValidity");
        return Lambda.start(PackageIT.ZIP, directory.resolve("package"), variables);
    }

    private String queue(String name, Map<QueueAttributeName, String> attributes) {
        return sqs.createQueue(request -> request.queueName(name).attributes(attributes))
                .queueUrl();
    }

    private void send(String queue, String body) {
        sqs.sendMessage(request -> request.queueUrl(queue).messageBody(body));
    }

    private String attribute(String queue, QueueAttributeName name) {
        return sqs.getQueueAttributes(request -> request.queueUrl(queue).attributeNames(name))
                .attributes()
                .get(name);
    }
}
