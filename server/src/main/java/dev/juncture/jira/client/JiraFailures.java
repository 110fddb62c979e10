package dev.juncture.jira.client;

import dev.juncture.http.ApiException;
import dev.juncture.http.ErrorCode;
import dev.juncture.jira.JiraErrors;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.client.ClientHttpResponse;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * What Jira's error answers mean. Their bodies come as Jira's own JSON, as the gateway's, as problem+json, as HTML or not
 * at all, so one tolerant reader serves all.
 */
final class JiraFailures {
    private static final int READ_AT_MOST = 64 * 1024;

    private final JsonMapper json;

    JiraFailures(JsonMapper json) {
        this.json = json;
    }

    void raise(ClientHttpResponse response) throws IOException {
        int status = response.getStatusCode().value();
        JsonNode body = tree(response.getBody().readNBytes(READ_AT_MOST));
        switch (status) {
            case 401 -> throw unauthorized(body);
            case 403 ->
                throw explained(
                        JiraErrors.JIRA_FORBIDDEN, "The Jira user behind this connection may not do this.", body);
            case 404 ->
                throw explained(
                        JiraErrors.JIRA_NOT_FOUND,
                        "Jira has no such thing, or its user behind this connection may not see it.",
                        body);
            case 409 ->
                throw explained(ErrorCode.CONFLICT, "Jira found a conflicting change: read it again and retry.", body);
            case 429 ->
                throw new ApiException(
                                ErrorCode.RATE_LIMITED, "Jira limits this app's calls just now: try again later.")
                        .with("reason", reason(response))
                        .retryAfter(RetryAfter.of(response.getHeaders()));
            default ->
                throw status >= 500
                        ? new ApiException(
                                JiraErrors.JIRA_UNAVAILABLE,
                                "Jira fails just now (its status is " + status + "): try again.")
                        : explained(JiraErrors.JIRA_REJECTED, "Jira did not accept this request.", body);
        }
    }

    private static RuntimeException unauthorized(JsonNode body) {
        boolean scope = body.path("message").asString("").contains("scope does not match");
        return scope
                ? new ApiException(
                        JiraErrors.MISSING_SCOPE,
                        "The grant lacks a scope that this needs: let the user connect again with it.")
                : new TokenRefusedException();
    }

    private static ApiException explained(ErrorCode code, String sentence, JsonNode body) {
        List<String> messages = new ArrayList<>();
        body.path("errorMessages").forEach(message -> messages.add(message.asString("")));
        Map<String, String> errors = new LinkedHashMap<>();
        body.path("errors")
                .properties()
                .forEach(field -> errors.put(field.getKey(), field.getValue().asString("")));
        ApiException failure = new ApiException(code, sentence);
        if (!messages.isEmpty()) {
            failure.with("errorMessages", messages);
        }
        return errors.isEmpty() ? failure : failure.with("errors", errors);
    }

    private static String reason(ClientHttpResponse response) {
        String reason = response.getHeaders().getFirst("RateLimit-Reason");
        return reason != null && reason.matches("[a-z-]{1,60}") ? reason : "unknown";
    }

    private JsonNode tree(byte[] body) {
        try {
            return json.readTree(body);
        } catch (JacksonException notJson) {
            return MissingNode.getInstance();
        }
    }
}
