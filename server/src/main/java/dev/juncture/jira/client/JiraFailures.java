package dev.juncture.jira.client;

import dev.juncture.http.ApiException;
import dev.juncture.http.ErrorCode;
import dev.juncture.jira.JiraErrors;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
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
    static final String SCOPE_MISMATCH = "scope does not match";

    private static final int READ_AT_MOST = 64 * 1024;

    private final JsonMapper json;

    private final Clock clock;

    JiraFailures(JsonMapper json, Clock clock) {
        this.json = json;
        this.clock = clock;
    }

    void raise(ClientHttpResponse response) throws IOException {
        raise(response.getStatusCode().value(), response.getHeaders(), response.getBody());
    }

    void raise(int status, HttpHeaders headers, InputStream answer) throws IOException {
        // Before the body, which is HTML where it is anything, and may never come.
        raisePassing(status, headers, clock);
        JsonNode body = tree(answer.readNBytes(READ_AT_MOST));
        switch (status) {
            case 401 -> throw unauthorized(body);
            case 403 ->
                throw explained(
                        JiraErrors.JIRA_FORBIDDEN,
                        "The Jira user behind this connection may not do this.",
                        status,
                        body);
            case 404 ->
                throw explained(
                        JiraErrors.JIRA_NOT_FOUND,
                        "Jira has no such thing, or its user behind this connection may not see it.",
                        status,
                        body);
            case 409 ->
                throw explained(
                        ErrorCode.CONFLICT, "Jira found a conflicting change: read it again and retry.", status, body);
            case 413 ->
                throw explained(
                        ErrorCode.PAYLOAD_TOO_LARGE, "This is more than Jira or this issue may hold.", status, body);
            default -> throw explained(JiraErrors.JIRA_REJECTED, "Jira did not accept this request.", status, body);
        }
    }

    /** @throws PassingFailure when it is one */
    static void raisePassing(int status, HttpHeaders headers, Clock clock) {
        if (status == 429) {
            throw limited(headers, clock);
        }
        if (status >= 500) {
            throw failing(status, headers);
        }
    }

    private static RuntimeException unauthorized(JsonNode body) {
        boolean scope = body.path("message").asString("").contains(SCOPE_MISMATCH);
        return scope
                ? new ApiException(
                        JiraErrors.MISSING_SCOPE,
                        "The grant lacks a scope that this needs: let the user connect again with it.")
                : new TokenRefusedException();
    }

    private static ApiException explained(ErrorCode code, String sentence, int status, JsonNode body) {
        List<String> messages = new ArrayList<>();
        body.path("errorMessages").forEach(message -> messages.add(message.asString("")));
        Map<String, String> errors = new LinkedHashMap<>();
        body.path("errors")
                .properties()
                .forEach(field -> errors.put(field.getKey(), field.getValue().asString("")));
        ApiException failure = new ApiException(code, sentence, new AnsweredException(status, errors.keySet()));
        if (!messages.isEmpty()) {
            failure.with("errorMessages", messages);
        }
        return errors.isEmpty() ? failure : failure.with("errors", errors);
    }

    private static PassingFailure limited(HttpHeaders headers, Clock clock) {
        String given = headers.getFirst("RateLimit-Reason");
        String reason = given != null && given.matches("[a-z-]{1,60}") ? given : "unknown";
        Duration wait = RetryAfter.ofLimit(headers, clock.instant());
        return PassingFailure.limited(Limit.refusal(reason, wait), reason, wait);
    }

    private static PassingFailure failing(int status, HttpHeaders headers) {
        ApiException answer = new ApiException(
                JiraErrors.JIRA_UNAVAILABLE, "Jira fails just now (its status is " + status + "): try again.");
        boolean told = headers.getFirst(HttpHeaders.RETRY_AFTER) != null;
        Duration wait = told ? RetryAfter.of(headers) : Duration.ZERO;
        return PassingFailure.unknown(told ? answer.retryAfter(wait) : answer, wait);
    }

    private JsonNode tree(byte[] body) {
        try {
            return json.readTree(body);
        } catch (JacksonException notJson) {
            return MissingNode.getInstance();
        }
    }
}
