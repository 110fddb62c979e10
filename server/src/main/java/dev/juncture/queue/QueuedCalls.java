package dev.juncture.queue;

import dev.juncture.config.SettingException;
import dev.juncture.error.ApiException;
import dev.juncture.operation.Call;
import dev.juncture.operation.CallContext;
import dev.juncture.operation.JsonInput;
import dev.juncture.operation.Operation;
import dev.juncture.operation.Operations;
import dev.juncture.operation.Origin;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Calls one operation for each message of a queue. A setting names the operation; a message cannot choose another. The bean
 * is created only where there is a queue, because the setting is missing elsewhere.
 */
@Component
@Lazy
public class QueuedCalls {
    private static final Logger log = LoggerFactory.getLogger(QueuedCalls.class);

    private final Operations operations;
    private final String name;

    QueuedCalls(QueueSettings settings, Operations operations) {
        this.operations = operations;
        this.name = settings.function();
        if (!operations.names().contains(name)) {
            throw new SettingException(
                    "JUNCTURE_QUEUE_FUNCTION",
                    "is not one of " + String.join(", ", new TreeSet<>(operations.names())),
                    "addComment");
        }
    }

    /** Returns the name of the operation. */
    public String operation() {
        return name;
    }

    /**
     * Calls the operation for a message, and logs a failure.
     *
     * @param message the operation's input, as JSON
     * @param messageId for the log; null where the platform has none
     * @return empty after a success; after a failure its reason in one word, which quotes nothing of the message
     */
    public Optional<String> failureOf(String message, @Nullable String messageId) {
        Optional<String> failure = failureOf(message);
        failure.ifPresent(reason -> {
            LoggingEventBuilder line = log.atWarn().addKeyValue("operation", name);
            if (messageId != null) {
                line = line.addKeyValue("message_id", messageId);
            }
            line.addKeyValue("reason", reason).log("queued call fails");
        });
        return failure;
    }

    private Optional<String> failureOf(String message) {
        try {
            Operation operation = operations.get(name);
            Call call = Call.of(
                    JsonInput.parse(message.getBytes(StandardCharsets.UTF_8), operation.input()),
                    CallContext.of(Origin.SYSTEM));
            operation.call(call);
            return Optional.empty();
        } catch (ApiException refused) {
            return Optional.of(refused.code().code());
        } catch (RuntimeException failed) {
            return Optional.of(failed.getClass().getSimpleName());
        }
    }
}
