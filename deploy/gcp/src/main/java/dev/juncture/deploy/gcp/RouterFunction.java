package dev.juncture.deploy.gcp;

import com.google.cloud.functions.HttpFunction;
import com.google.cloud.functions.HttpRequest;
import com.google.cloud.functions.HttpResponse;
import dev.juncture.error.ApiException;
import dev.juncture.http.Request;
import dev.juncture.http.Response;
import dev.juncture.http.Router;
import java.io.IOException;
import java.io.OutputStream;
import org.springframework.util.StreamUtils;

/** Serves Juncture's whole API as one function. */
public final class RouterFunction implements HttpFunction {
    /** The number of bytes, which is the same as in the HTTP runner. */
    private static final long MOST_UNREAD = 2 << 20;

    private final Router router = FunctionApplication.start().getBean(Router.class);

    @Override
    public void service(HttpRequest platform, HttpResponse response) throws IOException {
        Response answer = answer(platform);
        readToTheEnd(platform);
        Exchange.write(answer, response);
    }

    private Response answer(HttpRequest platform) throws IOException {
        Request received = Exchange.read(platform);
        Request request;
        try {
            request = Form.restored(platform, received);
        } catch (ApiException unreadable) {
            return router.refuse(received, unreadable);
        }
        return router.apply(request);
    }

    /** Reads what a refusal left of the body. Otherwise the invoker would close a connection that the next request uses. */
    private static void readToTheEnd(HttpRequest platform) {
        try {
            StreamUtils.copyRange(platform.getInputStream(), OutputStream.nullOutputStream(), 0, MOST_UNREAD);
        } catch (IOException over) {
            // The reader or the sender has closed it.
        }
    }
}
