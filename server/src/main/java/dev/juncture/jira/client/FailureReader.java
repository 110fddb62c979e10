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
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads Jira's error answers. Their bodies are Jira's own JSON, the gateway's JSON, problem+json, plain text, HTML, or
 * missing, so one tolerant reader serves all.
 */
final class FailureReader {
    private static final Pattern SCOPE_MISMATCH = Pattern.compile("scope does not match");

    /** The gateway's words for a site whose administrator has removed the app, or that it never had. */
    private static final Pattern APP_NOT_INSTALLED =
            Pattern.compile("\\bapp(lication)? is not installed\\b", Pattern.CASE_INSENSITIVE);

    private final JsonMapper json;
    private final Clock clock;

    FailureReader(JsonMapper json, Clock clock) {
        this.json = json;
        this.clock = clock;
    }

    JiraFailure read(int status, HttpHeaders headers, InputStream body) throws IOException {
        Optional<JiraFailure> passing = passing(status, headers);
        if (passing.isPresent()) {
            FailureWords words = wordsOfPassing(headers, body);
            return passing.get().saying(words.messages(), words.fields());
        }
        FailureWords words = FailureWords.in(body.readNBytes(AnswerCollector.LONGEST_REFUSAL), json);
        JiraFailure failure = refusal(status, words).saying(words.messages(), words.fields());
        words.elements().ifPresent(elements -> failure.with("elements", elements));
        return failure;
    }

    /** Returns the failure for a status that may pass by itself: a rate limit, or a failing server. */
    Optional<JiraFailure> passing(int status, HttpHeaders headers) {
        if (status == 429) {
            return Optional.of(limited(headers));
        }
        return status >= 500 ? Optional.of(failing(status, headers)) : Optional.empty();
    }

    /** Returns whether a 401 with this body concerns the token, and not the grant's scopes or the site's apps. */
    static boolean concernsToken(String body) {
        return !SCOPE_MISMATCH.matcher(body).find()
                && !APP_NOT_INSTALLED.matcher(body).find();
    }

    private static JiraFailure refusal(int status, FailureWords words) {
        if (Set.of(401, 403, 404).contains(status) && says(words, APP_NOT_INSTALLED)) {
            return refused(
                    JiraErrors.APP_NOT_INSTALLED,
                    "The app is not installed on this Jira site: let the user connect the site again, or ask its"
                            + " administrator to allow the app.",
                    status);
        }
        if (status < 400) {
            return refused(
                    JiraErrors.JIRA_BAD_ANSWER,
                    "Jira redirects this call (its status is " + status
                            + "): check that the connection's site still exists.",
                    status);
        }
        return switch (status) {
            case 401 -> unauthorized(words);
            case 403 ->
                refused(JiraErrors.JIRA_FORBIDDEN, "The Jira user behind this connection may not do this.", status);
            case 404 ->
                refused(
                        JiraErrors.JIRA_NOT_FOUND,
                        "Jira has no such thing, or its user behind this connection may not see it.",
                        status);
            // None of these depends on the caller's input.
            case 405, 406, 410, 415 ->
                refused(
                        JiraErrors.JIRA_BAD_ANSWER,
                        "Jira no longer supports this call (its status is " + status + "): update Juncture.",
                        status);
            case 409 ->
                refused(ErrorCode.CONFLICT, "Jira found a conflicting change: read it again and retry.", status);
            case 413 ->
                refused(ErrorCode.PAYLOAD_TOO_LARGE, "The request is larger than Jira or this issue allows.", status);
            default -> refused(JiraErrors.JIRA_REJECTED, "Jira did not accept this request.", status);
        };
    }

    private static JiraFailure unauthorized(FailureWords words) {
        return says(words, SCOPE_MISMATCH)
                ? JiraFailure.refused(
                        JiraErrors.MISSING_SCOPE,
                        "The grant lacks a scope for this request: let the user connect again with this scope.",
                        401,
                        Remedy.NEW_CONSENT)
                : JiraFailure.refused(
                        ErrorCode.REAUTHORIZATION_REQUIRED,
                        "Atlassian refuses the token of this connection: let the user connect again.",
                        401,
                        Remedy.NEW_TOKEN);
    }

    private static JiraFailure refused(ErrorCode code, String sentence, int status) {
        return JiraFailure.refused(code, sentence, status, Remedy.NONE);
    }

    private static boolean says(FailureWords words, Pattern sentence) {
        return words.messages().stream().anyMatch(sentence.asPredicate());
    }

    /** Reads what a server says that will soon work again. It may say nothing, or a page, or never end what it says. */
    private FailureWords wordsOfPassing(HttpHeaders headers, InputStream body) {
        String type = String.valueOf(headers.getFirst(HttpHeaders.CONTENT_TYPE)).toLowerCase(Locale.ROOT);
        if (!type.contains("json") && !type.startsWith("text/plain")) {
            return FailureWords.NONE;
        }
        try {
            return FailureWords.in(body.readNBytes(AnswerCollector.LONGEST_REFUSAL), json);
        } catch (IOException brokenOff) {
            return FailureWords.NONE;
        }
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
}
