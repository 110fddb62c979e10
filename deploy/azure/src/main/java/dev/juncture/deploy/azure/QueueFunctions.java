package dev.juncture.deploy.azure;

import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import dev.juncture.queue.QueuedCalls;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Messages of a storage queue. The host brings one again whose call failed, as often as host.json says, and then puts it
 * into the queue of the same name with {@code -poison}. Without a queue the function is disabled by its setting.
 */
@Component
public class QueueFunctions {
    private static final Logger log = LoggerFactory.getLogger(QueueFunctions.class);

    private final ObjectProvider<QueuedCalls> calls;

    QueueFunctions(ObjectProvider<QueuedCalls> calls) {
        this.calls = calls;
    }

    @FunctionName("queuedCall")
    public void queuedCall(
            @QueueTrigger(name = "message", queueName = "juncture-calls", connection = "AzureWebJobsStorage")
                    String message) {
        QueuedCalls queued = calls.getObject();
        queued.failureOf(message).ifPresent(reason -> {
            log.atWarn()
                    .addKeyValue("operation", queued.operation())
                    .addKeyValue("reason", reason)
                    .log("queued call fails");
            throw new IllegalStateException("The queued call of " + queued.operation() + " fails: " + reason + ".");
        });
    }
}
