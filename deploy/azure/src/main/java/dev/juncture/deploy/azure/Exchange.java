package dev.juncture.deploy.azure;

import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatusType;
import dev.juncture.edge.PeerAddress;
import dev.juncture.edge.WholeAnswer;
import dev.juncture.http.Request;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.function.Function;
import org.springframework.http.HttpHeaders;

/** Translates the platform's messages to requests, and answers to its messages. */
final class Exchange {
    private Exchange() {}

    /** @throws IllegalArgumentException when the address cannot be read */
    static Request read(HttpRequestMessage<?> message, Function<HttpHeaders, InputStream> body) {
        HttpHeaders headers = new HttpHeaders();
        message.getHeaders().forEach(headers::add);
        URI uri = message.getUri();
        return new Request(
                message.getHttpMethod().name(),
                uri.getRawPath(),
                uri.getRawQuery(),
                headers,
                body.apply(headers),
                PeerAddress.lastForwarded(headers));
    }

    static HttpResponseMessage write(HttpRequestMessage<?> message, WholeAnswer answer) {
        HttpResponseMessage.Builder builder = message.createResponseBuilder(HttpStatusType.custom(answer.status()));
        answer.headers().forEach((name, values) -> builder.header(name, value(name, values)));
        // Always bytes: for no body, or another type, the host invents a body or a content type.
        return builder.body(answer.body()).build();
    }

    /** Each name has one value. Cookies cannot be joined, so the last one counts, as in a browser. */
    private static String value(String name, List<String> values) {
        return HttpHeaders.SET_COOKIE.equalsIgnoreCase(name)
                ? values.get(values.size() - 1)
                : String.join(", ", values);
    }
}
