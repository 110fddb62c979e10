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

/** An HTTP request at the host. */
record Received(String method, String target, Map<String, String> headers, byte[] body) {
    String path() {
        return target.replaceAll("\\?.*", "");
    }

    /** As the worker builds it for a function's parameter. */
    HttpRequestMessage<Object> message(Type parameter) {
        return new Message(this, bodyFor(parameter.getTypeName().contains("byte[]")));
    }

    /** Forms and octet streams come to the worker as bytes, everything else as text; it converts neither. */
    private Optional<Object> bodyFor(boolean wantsBytes) {
        String type = headers.getOrDefault("Content-Type", "").toLowerCase(Locale.ROOT);
        boolean bytes = type.startsWith("multipart/") || type.startsWith("application/octet-stream");
        if (body.length == 0) {
            return Optional.empty();
        }
        if (bytes != wantsBytes) {
            throw new ClassCastException("The worker cannot convert this body.");
        }
        return Optional.of(bytes ? body : new String(body, StandardCharsets.UTF_8));
    }

    private record Message(Received received, Object body) implements HttpRequestMessage<Object> {
        @Override
        public URI getUri() {
            return URI.create("https://juncture.azurewebsites.net" + received.target);
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
