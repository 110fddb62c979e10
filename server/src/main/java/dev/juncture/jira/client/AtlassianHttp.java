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
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpRequest;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Exchanges JSON with Atlassian over HTTP: connections, time-outs, bounds, and the meaning of a missing answer. */
@Component
public final class AtlassianHttp {
    /** The longest time for an answer, from the first byte sent to the last byte read. With {@link #CONNECT} it stays below the lease of a refresh. */
    public static final Duration LONGEST_ANSWER = Duration.ofSeconds(10);

    private static final Duration CONNECT = Duration.ofSeconds(3);

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
     * Sends a request and returns the answer, also when it is an error. The caller closes it.
     *
     * @param body becomes JSON; null for none
     * @param token null for requests without one
     * @param time the longest time for the answer, up to {@link #LONGEST_ANSWER}
     * @param allowance counts the answer while it is read
     * @throws IOException when no answer arrives, see {@link #unanswered}
     */
    public ClientHttpResponse exchange(
            HttpMethod method,
            URI address,
            @Nullable Object body,
            @Nullable Secret token,
            Duration time,
            AnswerAllowance allowance)
            throws IOException {
        Duration limit = time.compareTo(LONGEST_ANSWER) > 0 ? LONGEST_ANSWER : time;
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(http);
        // Covers the body too: Spring closes its stream at the end of this time.
        requests.setReadTimeout(limit);
        ClientHttpRequest request = requests.createRequest(address, method);
        request.getHeaders().setAccept(List.of(MediaType.APPLICATION_JSON));
        if (token != null) {
            request.getHeaders().setBearerAuth(token.value());
        }
        if (body != null) {
            byte[] bytes = json.writeValueAsBytes(body);
            request.getHeaders().setContentType(MediaType.APPLICATION_JSON);
            request.getHeaders().setContentLength(bytes.length);
            request.getBody().write(bytes);
        }
        long start = System.nanoTime();
        return new BoundedAnswer(request.execute(), start, limit, allowance);
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
