package dev.juncture.deploy.azure;

import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatusType;
import dev.juncture.http.Request;
import dev.juncture.http.Response;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import org.springframework.http.HttpHeaders;

/** The platform's messages as the router's request and answer. */
final class Exchange {
    /** Of a message whose address nobody can read. */
    static final Request UNREADABLE = new Request("", "", null, new HttpHeaders(), InputStream.nullInputStream(), "");

    private Exchange() {}

    /** @throws IllegalArgumentException when the address is none */
    static Request read(HttpRequestMessage<?> message, byte[] body) {
        HttpHeaders headers = new HttpHeaders();
        message.getHeaders().forEach(headers::add);
        URI uri = message.getUri();
        return new Request(
                message.getHttpMethod().name(),
                uri.getRawPath(),
                uri.getRawQuery(),
                headers,
                new ByteArrayInputStream(body),
                peer(headers));
    }

    /** Whom the front end heard, with a port, which it writes behind whatever the client wrote there. */
    private static String peer(HttpHeaders headers) {
        List<String> forwarded = headers.getOrEmpty("X-Forwarded-For");
        String last = forwarded.isEmpty() ? "" : forwarded.get(forwarded.size() - 1);
        String hop = last.substring(last.lastIndexOf(',') + 1).strip();
        if (hop.startsWith("[")) {
            return hop.substring(1, Math.max(1, hop.indexOf(']')));
        }
        return hop.matches("[0-9.]+:\\d+") ? hop.substring(0, hop.indexOf(':')) : hop;
    }

    static HttpResponseMessage write(HttpRequestMessage<?> message, Response answer, byte[] body) {
        HttpResponseMessage.Builder builder = message.createResponseBuilder(HttpStatusType.custom(answer.status()));
        answer.headers().forEach((name, values) -> builder.header(name, value(name, values)));
        // Without one, and for anything but bytes, the host makes up a body or a type.
        return builder.body(body).build();
    }

    /** A name stands once here. Several cookies cannot be told in one line: the last one wins, as in a browser. */
    private static String value(String name, List<String> values) {
        return HttpHeaders.SET_COOKIE.equalsIgnoreCase(name)
                ? values.get(values.size() - 1)
                : String.join(", ", values);
    }
}
