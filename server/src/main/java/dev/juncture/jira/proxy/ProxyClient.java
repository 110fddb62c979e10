package dev.juncture.jira.proxy;

import dev.juncture.error.ApiException;
import dev.juncture.jira.JiraErrors;
import dev.juncture.jira.JiraSettings;
import dev.juncture.jira.client.StreamingCalls;
import dev.juncture.jira.client.StreamingCalls.Answer;
import dev.juncture.jira.site.JiraSite;
import dev.juncture.secret.Secret;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

/** Sends streams to Jira. Follows redirects to the configured media hosts and no others. */
@Component
class ProxyClient {
    private static final Duration CONNECT = Duration.ofSeconds(3);
    /** The longest time until the answer's headers; a long body may take longer. */
    private static final Duration ANSWER = Duration.ofSeconds(60);
    /** The same for a request whose body is sent as fast as the product sends it. */
    private static final Duration UPLOAD = Duration.ofMinutes(10);

    private final JiraSettings settings;
    private final ProxySettings proxy;
    private final StreamingCalls calls;
    private final HttpClient http;

    ProxyClient(JiraSettings settings, ProxySettings proxy, StreamingCalls calls) {
        this.settings = settings;
        this.proxy = proxy;
        this.calls = calls;
        this.http = HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    /**
     * A request to a site.
     *
     * @param path below the site, encoded
     * @param query encoded
     * @param headers ignore case
     */
    record Outgoing(
            JiraSite site,
            HttpMethod method,
            String path,
            @Nullable String query,
            Map<String, List<String>> headers,
            ReplayableBody body) {}

    Answer send(Outgoing outgoing, Secret token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(target(outgoing))
                .timeout(outgoing.body().canBeSentAgain() ? ANSWER : UPLOAD)
                .method(outgoing.method().name(), outgoing.body().publisher());
        ProxyHeaders.toJira(outgoing.headers(), request);
        request.setHeader(HttpHeaders.AUTHORIZATION, "Bearer " + token.value());
        return calls.send(outgoing.site().client(), "/" + outgoing.path(), http, request.build());
    }

    private URI target(Outgoing outgoing) {
        String address = settings.apiUrl() + "/ex/jira/" + outgoing.site().id() + "/" + outgoing.path();
        return URI.create(outgoing.query() == null ? address : address + "?" + outgoing.query());
    }

    /** Follows a redirect to the media host, which gets no token. Returns any other answer as it is. */
    Answer followToMedia(Outgoing outgoing, Answer answer) {
        if (!isRedirect(answer)) {
            return answer;
        }
        answer.close();
        URI media = target(outgoing).resolve(String.valueOf(answer.headers().getFirst(HttpHeaders.LOCATION)));
        if (!proxy.allows(media)) {
            throw new ApiException(
                    JiraErrors.JIRA_BAD_ANSWER, "Jira redirects to a host that is not in JUNCTURE_MEDIA_ORIGINS.");
        }
        Answer file = calls.fetch(
                http, HttpRequest.newBuilder(media).timeout(ANSWER).GET().build());
        if (isRedirect(file)) {
            file.close();
            throw new ApiException(
                    JiraErrors.JIRA_BAD_ANSWER,
                    "A media host redirects a second time, which Juncture does not follow.");
        }
        return file;
    }

    private static boolean isRedirect(Answer answer) {
        return answer.status() / 100 == 3 && answer.headers().getFirst(HttpHeaders.LOCATION) != null;
    }
}
