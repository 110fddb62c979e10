package dev.juncture.deploy.azure;

import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.TimerTrigger;
import dev.juncture.edge.ScheduledFunctions;
import org.springframework.stereotype.Component;

/** The scheduled functions, by the host's timers. The host runs each on one instance, and repeats no failed run. */
@Component
public class TimerFunctions {
    private final ScheduledFunctions functions;

    TimerFunctions(ScheduledFunctions functions) {
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

    /** Reports a failure to the host by its kind only, because a message may quote a row. */
    private void run(String name) {
        functions.failureOf(name).ifPresent(reason -> {
            throw new IllegalStateException(name + " fails: " + reason);
        });
    }
}
