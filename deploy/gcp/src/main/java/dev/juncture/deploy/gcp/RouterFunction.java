package dev.juncture.deploy.gcp;

import com.google.cloud.functions.HttpFunction;
import com.google.cloud.functions.HttpRequest;
import com.google.cloud.functions.HttpResponse;
import dev.juncture.http.Router;
import java.io.IOException;

/** Juncture's whole API as one function: its entry point. */
public final class RouterFunction implements HttpFunction {
    private final Router router = FunctionApplication.start().getBean(Router.class);

    @Override
    public void service(HttpRequest request, HttpResponse response) throws IOException {
        Exchange.write(router.apply(Exchange.read(request)), response);
    }
}
