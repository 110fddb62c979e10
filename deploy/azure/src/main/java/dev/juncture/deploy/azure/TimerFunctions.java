package dev.juncture.deploy.azure;

import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.TimerTrigger;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.stereotype.Component;

/** The functions that nobody asks for. The host lets one instance run each, and tries no run again. */
@Component
public class TimerFunctions {
    private static final Logger log = LoggerFactory.getLogger(TimerFunctions.class);

    private final ListableBeanFactory functions;

    TimerFunctions(ListableBeanFactory functions) {
        this.functions = functions;
    }

    @FunctionName("sweepRefreshes")
    public void sweepRefreshes(@TimerTrigger(name = "timer", schedule = "0 */2 * * * *") String timer) {
        run("sweepRefreshes");
    }

    @FunctionName("refreshIdleGrants")
    public void refreshIdleGrants(@TimerTrigger(name = "timer", schedule = "0 7 * * * *") String timer) {
        run("refreshIdleGrants");
    }

    @FunctionName("reportEndingGrants")
    public void reportEndingGrants(@TimerTrigger(name = "timer", schedule = "0 23 6 * * *") String timer) {
        run("reportEndingGrants");
    }

    /** A failure goes to the host by its kind only: its message may quote a row. */
    private void run(String name) {
        try {
            functions.getBean(name, Supplier.class).get();
        } catch (RuntimeException failed) {
            String reason = failed.getClass().getSimpleName();
            log.atError()
                    .addKeyValue("operation", name)
                    .addKeyValue("reason", reason)
                    .log("scheduled function fails");
            throw new IllegalStateException(name + " fails: " + reason);
        }
    }
}
