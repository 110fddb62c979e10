package dev.juncture.jira.client;

import dev.juncture.error.ErrorCode;
import dev.juncture.jira.JiraErrors;
import dev.juncture.jira.JiraFailure;
import dev.juncture.jira.Remedy;
import dev.juncture.jira.resilience.RetryAfter;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * Reads Jira's error answers. Their bodies are Jira's own JSON, the gateway's JSON, problem+json, HTML, or missing, so one
 * tolerant reader serves all.
 */
final class FailureReader {
    static final String SCOPE_MISMATCH = "scope does not match";

    private static final int LONGEST_BODY = 64 * 1024;

    private final JsonMapper json;
    private final Clock clock;

    FailureReader(JsonMapper json, Clock clock) {
        this.json = json;
        this.clock = clock;
    }

    JiraFailure read(int status, HttpHeaders headers, InputStream body) throws IOException {
        // Before the body, which is HTML if there is one, and may never arrive.
        Optional<JiraFailure> passing = passing(status, headers);
        return passing.isPresent() ? passing.get() : refusal(status, tree(body.readNBytes(LONGEST_BODY)));
    }

    /** Returns the failure for a status that may pass by itself: a rate limit, or a failing server. */
    Optional<JiraFailure> passing(int status, HttpHeaders headers) {
        if (status == 429) {
            return Optional.of(limited(headers));
        }
        return status >= 500 ? Optional.of(failing(status, headers)) : Optional.empty();
    }

    private static JiraFailure refusal(int status, JsonNode body) {
        return switch (status) {
            case 401 -> unauthorized(body);
            case 403 ->
                explained(
                        JiraErrors.JIRA_FORBIDDEN,
                        "The Jira user behind this connection may not do this.",
                        status,
                        body);
            case 404 ->
                explained(
                        JiraErrors.JIRA_NOT_FOUND,
                        "Jira has no such thing, or its user behind this connection may not see it.",
                        status,
                        body);
            case 409 ->
                explained(
                        ErrorCode.CONFLICT, "Jira found a conflicting change: read it again and retry.", status, body);
            case 413 ->
                explained(ErrorCode.PAYLOAD_TOO_LARGE, "This is more than Jira or this issue may hold.", status, body);
            default -> explained(JiraErrors.JIRA_REJECTED, "Jira did not accept this request.", status, body);
        };
    }

    private static JiraFailure unauthorized(JsonNode body) {
        return body.path("message").asString("").contains(SCOPE_MISMATCH)
                ? JiraFailure.refused(
                        JiraErrors.MISSING_SCOPE,
                        "The grant lacks a scope that this needs: let the user connect again with it.",
                        401,
                        Remedy.NEW_CONSENT)
                : JiraFailure.refused(
                        ErrorCode.REAUTHORIZATION_REQUIRED,
                        "Atlassian refuses this grant's token: let the user connect again.",
                        401,
                        Remedy.NEW_TOKEN);
    }

    private static JiraFailure explained(ErrorCode code, String sentence, int status, JsonNode body) {
        List<String> messages = new ArrayList<>();
        body.path("errorMessages").forEach(message -> messages.add(message.asString("")));
        Map<String, String> errors = new LinkedHashMap<>();
        body.path("errors")
                .properties()
                .forEach(field -> errors.put(field.getKey(), field.getValue().asString("")));
        JiraFailure failure = JiraFailure.refused(code, sentence, status, messages, errors);
        if (!messages.isEmpty()) {
            failure.with("errorMessages", messages);
        }
        if (!errors.isEmpty()) {
            failure.with("errors", errors);
        }
        if (body.path("errors").isArray()) {
            // One for each refused element of a bulk request.
            failure.with("elements", body.path("errors"));
        }
        return failure;
    }

    private JiraFailure limited(HttpHeaders headers) {
        String given = headers.getFirst("RateLimit-Reason");
        String reason = given != null && given.matches("[a-z-]{1,60}") ? given : "unknown";
        Duration wait = RetryAfter.ofLimit(headers, clock.instant());
        JiraFailure failure = JiraFailure.refused(
                ErrorCode.RATE_LIMITED,
                "Jira limits this app's calls: try again later.",
                429,
                new Remedy.AwaitLimit(reason, wait));
        failure.with("reason", reason).retryAfter(wait);
        return failure;
    }

    private static JiraFailure failing(int status, HttpHeaders headers) {
        boolean hasWait = headers.getFirst(HttpHeaders.RETRY_AFTER) != null;
        Duration wait = hasWait ? RetryAfter.of(headers) : Duration.ZERO;
        JiraFailure failure = JiraFailure.failed(
                JiraErrors.JIRA_UNAVAILABLE,
                "Jira fails (its status is " + status + "): try again.",
                status,
                new Remedy.Retry(wait));
        if (hasWait) {
            failure.retryAfter(wait);
        }
        return failure;
    }

    private JsonNode tree(byte[] body) {
        try {
            return json.readTree(body);
        } catch (JacksonException notJson) {
            return MissingNode.getInstance();
        }
    }
}
