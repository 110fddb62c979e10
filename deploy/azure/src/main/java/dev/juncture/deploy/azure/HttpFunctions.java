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
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Answers all routes. The host passes forms and octet streams as bytes, and everything else as text, and its worker converts
 * neither to the other. Therefore the routes that take forms have functions of their own.
 */
@Component
public class HttpFunctions {
    private static final byte[] NOTHING = {};

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
        byte[] body = message.getBody()
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .orElse(NOTHING);
        return answer(message, body);
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
        return answer(message, message.getBody().orElse(NOTHING));
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
        return answer(message, message.getBody().orElse(NOTHING));
    }

    private HttpResponseMessage answer(HttpRequestMessage<?> message, byte[] body) {
        Request request;
        try {
            request = Exchange.read(message, body);
        } catch (IllegalArgumentException unreadable) {
            return Exchange.write(message, answers.refuseUnreadable());
        }
        return Exchange.write(message, answers.answer(request, Integer.MAX_VALUE));
    }
}
