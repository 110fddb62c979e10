package dev.juncture.jira.client;

import dev.juncture.error.ApiException;
import dev.juncture.jira.JiraErrors;
import dev.juncture.jira.JiraFailure;
import dev.juncture.jira.JiraSettings;
import dev.juncture.jira.Remedy;
import dev.juncture.memory.MemoryBudget;
import dev.juncture.secret.Secret;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Exchanges JSON with Atlassian over HTTP: connections, time-outs, bounds, and the meaning of a missing answer. */
@Component
public final class AtlassianHttp {
    /** The longest time for an answer, from the first byte sent to the last byte read. With {@link #CONNECT} it stays below the lease of a refresh. */
    public static final Duration LONGEST_ANSWER = Duration.ofSeconds(10);

    private static final Duration CONNECT = Duration.ofSeconds(3);

    /** The JDK refuses a limit of no time. */
    private static final Duration SHORTEST_ANSWER = Duration.ofNanos(1);

    private final JsonMapper json = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();
    private final HttpClient http;

    AtlassianHttp(JiraSettings settings) {
        // Without TLS there is no negotiation, only an upgrade header that plain servers may not understand.
        boolean tls =
                settings.apiUrl().startsWith("https:") && settings.authUrl().startsWith("https:");
        this.http = HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(tls ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1)
                .build();
    }

    /** The mapper for Atlassian's JSON, whose names are in camel case. */
    public JsonMapper json() {
        return json;
    }

    /**
     * Sends a request and returns the answer, also when it is an error.
     *
     * @param body becomes JSON; null for none
     * @param token null for requests without one
     * @param time the longest time for the answer, up to {@link #LONGEST_ANSWER}
     * @param allowance counts the answer while it arrives
     * @throws IOException when no answer arrives, see {@link #unanswered}
     */
    public AtlassianAnswer exchange(
            HttpMethod method,
            URI address,
            @Nullable Object body,
            @Nullable Secret token,
            Duration time,
            AnswerAllowance allowance)
            throws IOException {
        Duration limit = time.compareTo(LONGEST_ANSWER) > 0 ? LONGEST_ANSWER : time;
        HttpRequest request = request(method, address, body, token)
                // Up to the headers of the answer: the collector limits the rest.
                .timeout(limit.isZero() ? SHORTEST_ANSWER : limit)
                .build();
        AnswerCollector collector = new AnswerCollector(allowance, limit);
        try {
            return new AtlassianAnswer(http.send(request, collector));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for an answer", stopped);
        } finally {
            // After an interrupt or a timeout, the rest of the answer may still arrive. It is not collected.
            collector.stop(null);
        }
    }

    private HttpRequest.Builder request(HttpMethod method, URI address, @Nullable Object body, @Nullable Secret token) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address).setHeader(HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON_VALUE);
        if (token != null) {
            request.setHeader(HttpHeaders.AUTHORIZATION, "Bearer " + token.value());
        }
        if (body == null) {
            return request.method(method.name(), BodyPublishers.noBody());
        }
        return request.setHeader(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON_VALUE)
                .method(method.name(), BodyPublishers.ofByteArray(json.writeValueAsBytes(body)));
    }

    /** Returns the failure for an answer that did not arrive, or that cannot be read. */
    public static JiraFailure unanswered(Exception failure) {
        IOException cause = ioCause(failure);
        if (cause == null) {
            return JiraFailure.unanswered(
                    JiraErrors.JIRA_BAD_ANSWER, "Atlassian's answer cannot be read.", failure, Remedy.NONE);
        }
        if (cause instanceof AnswerAllowance.BusyException) {
            ApiException busy = MemoryBudget.busy();
            JiraFailure refused =
                    JiraFailure.unanswered(busy.code(), String.valueOf(busy.getMessage()), failure, Remedy.NONE);
            busy.retryAfter().ifPresent(refused::retryAfter);
            return refused;
        }
        if (cause instanceof AnswerAllowance.TooLargeException) {
            return JiraFailure.unanswered(
                    JiraErrors.JIRA_BAD_ANSWER, "Atlassian's answer is too large.", failure, Remedy.NONE);
        }
        if (cause instanceof HttpConnectTimeoutException) {
            return JiraFailure.notSent(
                    JiraErrors.JIRA_TIMEOUT, "Atlassian did not answer in time: try again.", failure, Remedy.RETRY);
        }
        if (cause instanceof HttpTimeoutException) {
            return JiraFailure.unanswered(
                    JiraErrors.JIRA_TIMEOUT, "Atlassian did not answer in time: try again.", failure, Remedy.RETRY);
        }
        return cause instanceof ConnectException
                ? JiraFailure.notSent(
                        JiraErrors.JIRA_UNAVAILABLE, "Atlassian cannot be reached: try again.", failure, Remedy.RETRY)
                : JiraFailure.unanswered(
                        JiraErrors.JIRA_UNAVAILABLE, "Atlassian cannot be reached: try again.", failure, Remedy.RETRY);
    }

    /** A connection that broke while JSON was read is the network's fault; malformed JSON is not. */
    private static @Nullable IOException ioCause(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException io) {
                return io;
            }
        }
        return null;
    }
}
