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
import java.util.function.Function;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.cloud.function.context.FunctionCatalog;
import org.springframework.cloud.function.context.catalog.FunctionTypeUtils;
import org.springframework.cloud.function.context.catalog.SimpleFunctionRegistry.FunctionInvocationWrapper;
import org.springframework.context.annotation.Lazy;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
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
    private final Operation operation;

    /** A function bean with its name and the type of its input. */
    record Operation(String name, Function<Object, Object> function, Class<?> input) {}

    @Autowired
    QueuedCalls(
            QueueSettings settings, Operations operations, FunctionCatalog catalog, Router router, JsonMapper inputs) {
        this(router, inputs, named(settings.function(), operations, catalog));
    }

    QueuedCalls(Router router, JsonMapper inputs, Operation operation) {
        this.router = router;
        this.inputs = inputs;
        this.operation = operation;
    }

    private static Operation named(String name, Operations operations, FunctionCatalog catalog) {
        if (!operations.names().contains(name)) {
            throw new SettingException(
                    "JUNCTURE_QUEUE_FUNCTION",
                    "is none of " + String.join(", ", new TreeSet<>(operations.names())),
                    "addComment");
        }
        FunctionInvocationWrapper function = catalog.lookup(name);
        return new Operation(name, function, FunctionTypeUtils.getRawType(function.getInputType()));
    }

    public String operation() {
        return operation.name();
    }

    /**
     * @param message the operation's input, as JSON
     * @return why it failed, in a word that quotes nothing of the message; empty when it did not
     */
    public Optional<String> failureOf(String message) {
        try {
            router.checkInput(operation.name(), asRequest(message));
            operation.function().apply(inputs.readValue(message, operation.input()));
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
