package dev.juncture.deploy.aws;

import dev.juncture.edge.ScheduledFunctions;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs the scheduled function in the name of an EventBridge rule: {@code juncture-sweepRefreshes} runs
 * {@code sweepRefreshes}. Only operators can create rules, and only rules send these events.
 */
final class ScheduledEvents implements Function<InputStream, byte[]> {
    private static final JsonMapper JSON = new JsonMapper();
    private static final byte[] DONE = "{}".getBytes(StandardCharsets.US_ASCII);

    private final ScheduledFunctions functions;

    ScheduledEvents(ScheduledFunctions functions) {
        this.functions = functions;
    }

    /** @throws IllegalStateException after a failure: EventBridge tries again, and the alarm counts it */
    @Override
    public byte[] apply(InputStream payload) {
        String name = name(JSON.readTree(payload));
        if (!functions.names().contains(name)) {
            throw new IllegalStateException("The rule's name must end in - and one of "
                    + String.join(", ", functions.names()) + ": rename the rule.");
        }
        functions.failureOf(name).ifPresent(reason -> {
            // The exception has no cause, because Lambda prints each exception and the messages of its causes.
            throw new IllegalStateException("The function " + name + " failed: its log line has the reason.");
        });
        return DONE;
    }

    private static String name(JsonNode event) {
        String rule = event.at("/resources/0").asString("");
        return rule.substring(rule.lastIndexOf('-') + 1);
    }
}
