package dev.juncture.deploy.gcp;

import com.google.cloud.functions.HttpFunction;
import com.google.cloud.functions.HttpRequest;
import com.google.cloud.functions.HttpResponse;
import dev.juncture.config.SettingException;
import dev.juncture.http.Router;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContext;

/** Runs one function whenever it is called, by Cloud Scheduler: the one that its setting names, whatever the caller says. */
public final class ScheduledFunction implements HttpFunction {
    static final String VARIABLE = "JUNCTURE_SCHEDULED_FUNCTION";

    private static final Logger log = LoggerFactory.getLogger(ScheduledFunction.class);

    private final Router router;
    private final String name;
    private final Supplier<?> function;

    /** For the platform, which wants a constructor without parameters. */
    public ScheduledFunction() {
        this(FunctionApplication.start());
    }

    ScheduledFunction(ApplicationContext context) {
        this.router = context.getBean(Router.class);
        this.name = context.getEnvironment().getProperty(VARIABLE, "").strip();
        // What takes no input is there to be run by a clock; the catalogue would find operations and compositions too.
        Map<String, ?> functions = new TreeMap<>(context.getBeansOfType(Supplier.class));
        if (!(functions.get(name) instanceof Supplier<?> configured)) {
            throw new SettingException(
                    VARIABLE, "has to be one of " + String.join(", ", functions.keySet()), "sweepRefreshes");
        }
        this.function = configured;
    }

    @Override
    public void service(HttpRequest request, HttpResponse response) throws IOException {
        try {
            function.get();
            response.setStatusCode(204);
        } catch (RuntimeException failed) {
            log.atError()
                    .addKeyValue("operation", name)
                    .addKeyValue("reason", failed.getClass().getSimpleName())
                    .log("scheduled function fails");
            // Cloud Scheduler tries again after any answer that is not a success.
            Exchange.write(router.refuse(Exchange.read(request), 500), response);
        }
    }
}
