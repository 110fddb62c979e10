package dev.juncture.deploy.azure;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.HttpStatusType;
import java.lang.reflect.Type;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An HTTP request at the host.
 *
 * @param headers by their names in lower case
 */
record Received(String method, String target, Map<String, String> headers, byte[] body) {
    String path() {
        return HostPath.of(target.replaceAll("\\?.*", ""));
    }

    /** The host passes the query on unchanged. */
    private String address() {
        int query = target.indexOf('?');
        return "https://juncture.azurewebsites.net" + path() + (query < 0 ? "" : target.substring(query));
    }

    /** Returns the request as the worker passes it to a function. */
    HttpRequestMessage<Object> message(Type parameter) {
        return new Message(this, bodyFor(parameter.getTypeName().contains("byte[]")));
    }

    /**
     * The host sends forms and octet streams as bytes, and everything else as text in UTF-8. A function cannot change this.
     * The worker (2.17) makes a text of bytes that are wanted as text, by {@code new String(bytes)}: what is no UTF-8 is
     * replaced, and nothing reports it. It reads a text that is wanted as bytes as JSON of that type, and fails.
     */
    private Optional<Object> bodyFor(boolean wantsBytes) {
        String type = headers.getOrDefault("content-type", "").toLowerCase(Locale.ROOT);
        boolean bytes = type.contains("multipart/") || type.matches("application/octet-stream\\s*(;.*)?");
        if (body.length == 0) {
            return Optional.empty();
        }
        if (wantsBytes && !bytes) {
            throw new ClassCastException("The worker cannot convert this body.");
        }
        return Optional.of(wantsBytes ? body : new String(body, StandardCharsets.UTF_8));
    }

    private record Message(Received received, Object body) implements HttpRequestMessage<Object> {
        @Override
        public URI getUri() {
            return URI.create(received.address());
        }

        @Override
        public HttpMethod getHttpMethod() {
            return HttpMethod.value(received.method.toUpperCase(Locale.ROOT));
        }

        @Override
        public Map<String, String> getHeaders() {
            return received.headers;
        }

        @Override
        public Map<String, String> getQueryParameters() {
            throw new UnsupportedOperationException("They are decoded, and one of each name is left.");
        }

        @Override
        public Object getBody() {
            return body;
        }

        @Override
        public HttpResponseMessage.Builder createResponseBuilder(HttpStatus status) {
            return new Answered.Builder(status);
        }

        @Override
        public HttpResponseMessage.Builder createResponseBuilder(HttpStatusType status) {
            return new Answered.Builder(status);
        }
    }
}
