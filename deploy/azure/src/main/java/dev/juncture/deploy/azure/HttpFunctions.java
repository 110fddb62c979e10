package dev.juncture.deploy.azure;

import static com.microsoft.azure.functions.HttpMethod.DELETE;
import static com.microsoft.azure.functions.HttpMethod.GET;
import static com.microsoft.azure.functions.HttpMethod.HEAD;
import static com.microsoft.azure.functions.HttpMethod.OPTIONS;
import static com.microsoft.azure.functions.HttpMethod.PATCH;
import static com.microsoft.azure.functions.HttpMethod.POST;
import static com.microsoft.azure.functions.HttpMethod.PUT;

import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import dev.juncture.edge.WholeAnswers;
import dev.juncture.http.Request;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Answers all routes. The host passes forms and octet streams as bytes, and everything else as text. Its worker makes a text
 * of bytes that a function wants as text, and fails where a function wants the bytes of a text. Therefore the routes that
 * take forms have separate functions, and other routes read text only, see {@link TextBody}.
 */
@Component
public class HttpFunctions {
    private final WholeAnswers answers;

    HttpFunctions(WholeAnswers answers) {
        this.answers = answers;
    }

    @FunctionName("api")
    public HttpResponseMessage api(
            @HttpTrigger(
                            name = "request",
                            route = "{*path}",
                            methods = {GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS},
                            authLevel = AuthorizationLevel.ANONYMOUS)
                    HttpRequestMessage<Optional<String>> message) {
        return answer(message, headers -> TextBody.of(message.getBody(), headers));
    }

    @FunctionName("upload")
    public HttpResponseMessage upload(
            @HttpTrigger(
                            name = "request",
                            route = "api/backend/jira/add-attachment",
                            dataType = "binary",
                            methods = {GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS},
                            authLevel = AuthorizationLevel.ANONYMOUS)
                    HttpRequestMessage<Optional<byte[]>> message) {
        return answer(message, headers -> bytes(message));
    }

    @FunctionName("uploadByAlias")
    public HttpResponseMessage uploadByAlias(
            @HttpTrigger(
                            name = "request",
                            route = "api/backend/integration-helpers/jira/add-attachment",
                            dataType = "binary",
                            methods = {GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS},
                            authLevel = AuthorizationLevel.ANONYMOUS)
                    HttpRequestMessage<Optional<byte[]>> message) {
        return answer(message, headers -> bytes(message));
    }

    private static InputStream bytes(HttpRequestMessage<Optional<byte[]>> message) {
        return message.getBody().<InputStream>map(ByteArrayInputStream::new).orElseGet(InputStream::nullInputStream);
    }

    private HttpResponseMessage answer(HttpRequestMessage<?> message, Function<HttpHeaders, InputStream> body) {
        Request request;
        try {
            request = Exchange.read(message, body);
        } catch (IllegalArgumentException unreadable) {
            return Exchange.write(message, answers.refuseUnreadable());
        }
        return Exchange.write(message, answers.answer(request, Integer.MAX_VALUE));
    }
}
