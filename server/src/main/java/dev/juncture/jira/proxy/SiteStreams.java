package dev.juncture.jira.proxy;

import dev.juncture.http.ApiException;
import dev.juncture.http.ErrorCode;
import dev.juncture.http.Response;
import dev.juncture.jira.client.StreamingCalls.Answer;
import dev.juncture.jira.site.ConnectedSite;
import dev.juncture.token.AccessToken;
import dev.juncture.token.AccessTokens;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Calls to a connection's site with bodies that flow through: neither is held in memory. A refused token is replaced once,
 * and a download is followed to the media host.
 */
@Component
public class SiteStreams {
    private final AccessTokens tokens;
    private final ProxyClient client;

    SiteStreams(AccessTokens tokens, ProxyClient client) {
        this.tokens = tokens;
        this.client = client;
    }

    /**
     * Jira's own answer, whatever it says. The caller closes it.
     *
     * @param path below the site, encoded, for instance {@code rest/api/3/myself}
     * @param query encoded
     * @param headers those about the content go on
     */
    public Answer call(
            ConnectedSite site,
            String method,
            String path,
            @Nullable String query,
            HttpHeaders headers,
            InputStream content) {
        URI target = client.target(site.siteId(), path, query);
        ReplayableBody body = ReplayableBody.of(headers, content);
        AccessToken token = tokens.freshFor(site.connection());
        Answer answer = client.send(method, target, headers, token.secret(), body);
        if (answer.tokenRefused()) {
            answer.close();
            AccessToken newer = tokens.insteadOf(token, site.connection());
            if (!body.canBeSentAgain()) {
                throw new ApiException(
                                ErrorCode.UNAVAILABLE,
                                "Jira refused the token, which is replaced now: send this request again.")
                        .retryAfter(Duration.ofSeconds(1));
            }
            answer = client.send(method, target, headers, newer.secret(), body);
            if (answer.tokenRefused()) {
                answer.close();
                throw AccessTokens.refused();
            }
        }
        return client.isRedirect(answer) ? client.media(target, answer) : answer;
    }

    /** The answer to the product: what it says about its content, and the content. */
    public static Response passOn(Answer answer) {
        return new Response(answer.status(), ProxyHeaders.back(answer.headers()), out -> {
            try (InputStream body = answer.body()) {
                body.transferTo(out);
            }
        });
    }
}
