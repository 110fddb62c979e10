package dev.juncture.deploy.aws;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs the function that an EventBridge rule is named after: {@code juncture-sweepRefreshes} runs
 * {@code sweepRefreshes}. Whoever may make such a rule is an operator; nobody else sends these events.
 */
final class ScheduledEvents implements Function<InputStream, byte[]> {
    private static final Logger log = LoggerFactory.getLogger(ScheduledEvents.class);
    private static final JsonMapper JSON = new JsonMapper();
    private static final byte[] DONE = "{}".getBytes(StandardCharsets.US_ASCII);

    private final Map<String, Supplier<?>> functions = new TreeMap<>();

    /** @param functions by name: what takes no input is there to be run by a clock */
    ScheduledEvents(Map<String, ? extends Supplier<?>> functions) {
        this.functions.putAll(functions);
    }

    /** @throws IllegalStateException when it failed, so that EventBridge tries again and the alarm counts it */
    @Override
    public byte[] apply(InputStream payload) {
        String name = name(JSON.readTree(payload));
        Supplier<?> function = functions.get(name);
        if (function == null) {
            throw new IllegalStateException("The rule's name has to end in - and one of "
                    + String.join(", ", functions.keySet()) + ": rename the rule.");
        }
        run(name, function);
        return DONE;
    }

    private static void run(@Nullable String name, Supplier<?> function) {
        try {
            function.get();
        } catch (RuntimeException failed) {
            log.atError()
                    .addKeyValue("operation", name)
                    .addKeyValue("reason", failed.getClass().getSimpleName())
                    .log("scheduled function fails");
            // Without its cause: Lambda prints what leaves here, whatever it says.
            throw new IllegalStateException("The function " + name + " failed: its log line says why.");
        }
    }

    private static String name(JsonNode event) {
        String rule = event.at("/resources/0").asString("");
        return rule.substring(rule.lastIndexOf('-') + 1);
    }
}
