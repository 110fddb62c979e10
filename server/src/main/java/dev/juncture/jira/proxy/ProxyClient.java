package dev.juncture.jira.proxy;

import dev.juncture.http.ApiException;
import dev.juncture.jira.JiraErrors;
import dev.juncture.jira.JiraSettings;
import dev.juncture.jira.client.StreamingCalls;
import dev.juncture.jira.client.StreamingCalls.Answer;
import dev.juncture.provider.Secret;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Streams to Jira and back. Follows one kind of redirect by itself: to a media host that is known, without the token. */
@Component
class ProxyClient {
    private static final Duration CONNECT = Duration.ofSeconds(3);
    /** Until the answer's headers; a long body may take longer. */
    private static final Duration ANSWER = Duration.ofSeconds(60);
    /** The same when the request's body comes first, as fast as the product sends it. */
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

    URI target(String site, String path, @Nullable String query) {
        String address = settings.apiUrl().replaceAll("/+$", "") + "/ex/jira/" + site + "/" + path;
        return URI.create(query == null ? address : address + "?" + query);
    }

    Answer send(String method, URI target, HttpHeaders headers, Secret token, ReplayableBody body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(target)
                .timeout(body.canBeSentAgain() ? ANSWER : UPLOAD)
                .method(method, body.publisher());
        ProxyHeaders.toJira(headers, request);
        return calls.send(
                http,
                request.setHeader(HttpHeaders.AUTHORIZATION, "Bearer " + token.value())
                        .build());
    }

    boolean isRedirect(Answer answer) {
        return answer.status() / 100 == 3 && answer.headers().getFirst(HttpHeaders.LOCATION) != null;
    }

    /** Attachments are kept elsewhere. The host there gets no token of ours, and is none that nobody named. */
    Answer media(URI from, Answer redirect) {
        redirect.close();
        URI target = from.resolve(String.valueOf(redirect.headers().getFirst(HttpHeaders.LOCATION)));
        if (!proxy.allows(target)) {
            throw new ApiException(
                    JiraErrors.JIRA_BAD_ANSWER, "Jira redirects to a host that is not in JUNCTURE_MEDIA_ORIGINS.");
        }
        Answer answer = calls.fetch(
                http, HttpRequest.newBuilder(target).timeout(ANSWER).GET().build());
        if (isRedirect(answer)) {
            answer.close();
            throw new ApiException(JiraErrors.JIRA_BAD_ANSWER, "A media host redirects once more.");
        }
        return answer;
    }
}
