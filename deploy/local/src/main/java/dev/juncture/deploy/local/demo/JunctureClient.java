package dev.juncture.deploy.local.demo;

import dev.juncture.error.ApiException;
import dev.juncture.error.ErrorCode;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls Juncture's backend API with the secret key, as any product does in its own language. */
@Component
class JunctureClient {
    private final RestClient http;
    private final JsonMapper json;
    private final String page;

    JunctureClient(Settings settings, JsonMapper json) {
        this.json = json;
        this.page = settings.page();
        this.http = RestClient.builder()
                .baseUrl(settings.url())
                .defaultHeaders(
                        headers -> headers.setBearerAuth(settings.secretKey().split("[,\\s]+")[0]))
                .defaultStatusHandler(HttpStatusCode::isError, (request, response) -> passOn(response))
                .build();
    }

    @ConfigurationProperties("juncture.demo")
    record Settings(String url, String page, String secretKey) {
        @Override
        public String toString() {
            return "Settings[url=" + url + "]";
        }
    }

    /** Returns the address of the demo's page, to which a connect leads back. */
    String page() {
        return page;
    }

    JsonNode get(String path, Map<String, String> query) {
        return read(http.get()
                .uri(builder -> {
                    builder.path("/api/backend/" + path);
                    query.keySet().forEach(name -> builder.queryParam(name, "{" + name + "}"));
                    return builder.build(query);
                })
                .retrieve()
                .body(byte[].class));
    }

    JsonNode send(HttpMethod method, String path, Map<String, ?> body) {
        return read(http.method(method)
                .uri("/api/backend/" + path)
                .contentType(MediaType.APPLICATION_JSON)
                .body(json.writeValueAsBytes(body))
                .retrieve()
                .body(byte[].class));
    }

    private JsonNode read(byte @Nullable [] body) {
        return body == null || body.length == 0 ? json.createObjectNode() : json.readTree(body);
    }

    /** Throws Juncture's refusal as the demo's own, with the same status, code and sentence. */
    private void passOn(ClientHttpResponse response) throws IOException {
        try {
            JsonNode refusal = json.readTree(response.getBody());
            throw new ApiException(
                    new ErrorCode(
                            refusal.path("code").asString("internal_error"),
                            response.getStatusCode().value()),
                    refusal.path("error").asString("Juncture refused the request."));
        } catch (JacksonException unreadable) {
            throw new ApiException(ErrorCode.UNAVAILABLE, "Juncture's answer cannot be read.");
        }
    }
}
