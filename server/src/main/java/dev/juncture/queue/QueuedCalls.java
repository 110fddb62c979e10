package dev.juncture.queue;

import dev.juncture.config.SettingException;
import dev.juncture.http.ApiException;
import dev.juncture.http.Operations;
import dev.juncture.http.Request;
import dev.juncture.http.Router;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Lazy;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls one operation for each message: the one that a setting names, whatever a message says. Made where a queue is
 * only: elsewhere nobody names one.
 */
@Component
@Lazy
public class QueuedCalls {
    private final Router router;
    private final JsonMapper inputs;
    private final String name;
    private final Supplier<Operations.Typed> operation;

    @Autowired
    QueuedCalls(QueueSettings settings, Operations operations, Router router, JsonMapper inputs) {
        this(router, inputs, settings.function(), SingletonSupplier.of(() -> operations.typed(settings.function())));
        if (!operations.routed().contains(name)) {
            throw new SettingException(
                    "JUNCTURE_QUEUE_FUNCTION",
                    "is none of " + String.join(", ", new TreeSet<>(operations.routed())),
                    "addComment");
        }
    }

    QueuedCalls(Router router, JsonMapper inputs, String name, Supplier<Operations.Typed> operation) {
        this.router = router;
        this.inputs = inputs;
        this.name = name;
        this.operation = operation;
    }

    public String operation() {
        return name;
    }

    /**
     * @param message the operation's input, as JSON
     * @return why it failed, in a word that quotes nothing of the message; empty when it did not
     */
    public Optional<String> failureOf(String message) {
        try {
            router.checkInput(name, asRequest(message));
            Operations.Typed called = operation.get();
            called.function().apply(inputs.readValue(message, called.input()));
            return Optional.empty();
        } catch (ApiException refused) {
            return Optional.of(refused.code().code());
        } catch (RuntimeException failed) {
            return Optional.of(failed.getClass().getSimpleName());
        }
    }

    private static Request asRequest(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return new Request("POST", "", null, new HttpHeaders(), new ByteArrayInputStream(bytes), "");
    }
}
