package dev.juncture.deploy.gcp;

import com.google.cloud.functions.HttpFunction;
import com.google.cloud.functions.HttpRequest;
import com.google.cloud.functions.HttpResponse;
import dev.juncture.config.SettingException;
import dev.juncture.edge.ScheduledFunctions;
import dev.juncture.http.Router;
import java.io.IOException;
import org.springframework.context.ApplicationContext;

/** Runs one scheduled function for each call of Cloud Scheduler. A setting names it; the caller cannot choose another. */
public final class ScheduledFunction implements HttpFunction {
    static final String VARIABLE = "JUNCTURE_SCHEDULED_FUNCTION";

    private final Router router;
    private final String name;
    private final ScheduledFunctions functions;

    /** The platform needs a constructor without parameters. */
    public ScheduledFunction() {
        this(FunctionApplication.start());
    }

    ScheduledFunction(ApplicationContext context) {
        this.router = context.getBean(Router.class);
        this.name = context.getEnvironment().getProperty(VARIABLE, "").strip();
        this.functions = context.getBean(ScheduledFunctions.class);
        if (!functions.names().contains(name)) {
            throw new SettingException(
                    VARIABLE, "must be one of " + String.join(", ", functions.names()), "sweepRefreshes");
        }
    }

    @Override
    public void service(HttpRequest request, HttpResponse response) throws IOException {
        if (functions.failureOf(name).isEmpty()) {
            response.setStatusCode(204);
        } else {
            // Cloud Scheduler tries again after any answer that is not a success.
            Exchange.write(router.refuse(Exchange.read(request), 500), response);
        }
    }
}
