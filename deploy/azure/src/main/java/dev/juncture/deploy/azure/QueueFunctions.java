package dev.juncture.deploy.azure;

import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import dev.juncture.queue.QueuedCalls;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Calls an operation for each message of a storage queue. The host delivers a message again after a failure, as often as
 * host.json says, and then moves it to the queue of the same name with {@code -poison}. Without a queue, a setting disables
 * the function.
 */
@Component
public class QueueFunctions {
    private final ObjectProvider<QueuedCalls> calls;

    QueueFunctions(ObjectProvider<QueuedCalls> calls) {
        this.calls = calls;
    }

    @FunctionName("queuedCall")
    public void queuedCall(
            @QueueTrigger(name = "message", queueName = "juncture-calls", connection = "AzureWebJobsStorage")
                    String message) {
        QueuedCalls queued = calls.getObject();
        queued.failureOf(message, null).ifPresent(reason -> {
            throw new IllegalStateException("The queued call of " + queued.operation() + " fails: " + reason + ".");
        });
    }
}
