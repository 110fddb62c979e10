package dev.juncture.jira.proxy;

import dev.juncture.http.ApiException;
import dev.juncture.http.Response;
import dev.juncture.jira.JiraErrors;
import dev.juncture.jira.JiraSettings;
import dev.juncture.provider.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
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

    private final JiraSettings settings;
    private final ProxySettings proxy;
    private final HttpClient http;

    ProxyClient(JiraSettings settings, ProxySettings proxy) {
        this.settings = settings;
        this.proxy = proxy;
        this.http = HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    URI target(String site, String path, @Nullable String query) {
        String address = settings.apiUrl().replaceAll("/+$", "") + "/ex/jira/" + site + "/" + path;
        try {
            return URI.create(query == null ? address : address + "?" + query);
        } catch (IllegalArgumentException malformed) {
            throw ApiException.invalidField("query", "is not percent-encoded");
        }
    }

    HttpResponse<InputStream> send(String method, URI target, HttpHeaders headers, Secret token, BodyPublisher body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(target).timeout(ANSWER).method(method, body);
        ProxyHeaders.toJira(headers, request);
        return exchange(request.setHeader(HttpHeaders.AUTHORIZATION, "Bearer " + token.value())
                .build());
    }

    boolean isRedirect(HttpResponse<InputStream> answer) {
        return answer.statusCode() / 100 == 3
                && answer.headers().firstValue(HttpHeaders.LOCATION).isPresent();
    }

    /** Attachments are kept elsewhere. The host there gets no token of ours, and is none that nobody named. */
    Response media(HttpResponse<InputStream> redirect) {
        close(redirect);
        URI target = redirect.uri()
                .resolve(redirect.headers().firstValue(HttpHeaders.LOCATION).orElseThrow());
        if (!proxy.allows(target)) {
            throw new ApiException(
                    JiraErrors.JIRA_BAD_ANSWER, "Jira redirects to a host that is not in JUNCTURE_MEDIA_ORIGINS.");
        }
        HttpResponse<InputStream> answer =
                exchange(HttpRequest.newBuilder(target).timeout(ANSWER).GET().build());
        if (isRedirect(answer)) {
            close(answer);
            throw new ApiException(JiraErrors.JIRA_BAD_ANSWER, "A media host redirects once more.");
        }
        return passOn(answer);
    }

    Response passOn(HttpResponse<InputStream> answer) {
        return new Response(answer.statusCode(), ProxyHeaders.back(answer.headers()), out -> {
            try (InputStream body = answer.body()) {
                body.transferTo(out);
            }
        });
    }

    private HttpResponse<InputStream> exchange(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofInputStream());
        } catch (HttpTimeoutException late) {
            throw new ApiException(JiraErrors.JIRA_TIMEOUT, "Jira did not answer in time: try again.", late);
        } catch (IOException away) {
            throw new ApiException(JiraErrors.JIRA_UNAVAILABLE, "Jira cannot be reached: try again.", away);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ApiException(JiraErrors.JIRA_UNAVAILABLE, "Juncture is stopping: try again.", interrupted);
        }
    }

    void close(HttpResponse<InputStream> answer) {
        try {
            answer.body().close();
        } catch (IOException gone) {
            // Nothing of it was wanted.
        }
    }
}
