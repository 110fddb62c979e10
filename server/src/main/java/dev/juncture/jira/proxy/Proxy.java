package dev.juncture.jira.proxy;

import dev.juncture.connection.ExternalId;
import dev.juncture.http.ApiException;
import dev.juncture.http.ErrorCode;
import dev.juncture.http.Request;
import dev.juncture.http.Response;
import dev.juncture.jira.client.StreamingCalls.Answer;
import dev.juncture.jira.site.ConnectedSite;
import dev.juncture.jira.site.ConnectedSites;
import dev.juncture.token.AccessToken;
import dev.juncture.token.AccessTokens;
import java.net.URI;
import java.time.Duration;
import java.util.function.Function;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Any of Jira's routes of the connection's own site. Both bodies are streamed: neither is held in memory. */
@Component
class Proxy implements Function<Request, Response> {
    private static final String MARK = "/jira/proxy/";
    private static final String EXTERNAL_ID = "X-Juncture-External-Id";

    private final ConnectedSites sites;
    private final AccessTokens tokens;
    private final ProxyClient client;

    Proxy(ConnectedSites sites, AccessTokens tokens, ProxyClient client) {
        this.sites = sites;
        this.tokens = tokens;
        this.client = client;
    }

    @Override
    public Response apply(Request request) {
        String path = ProxyPath.checked(request.path().split(MARK, 2)[1]);
        ConnectedSite site = sites.require(externalId(request.headers()));
        URI target = client.target(site.siteId(), path, request.query());
        ReplayableBody body = ReplayableBody.of(request);
        AccessToken token = tokens.freshFor(site.connection());
        Answer answer = send(request, target, token, body);
        if (answer.tokenRefused()) {
            answer.close();
            AccessToken newer = tokens.insteadOf(token, site.connection());
            if (!body.canBeSentAgain()) {
                throw new ApiException(
                                ErrorCode.UNAVAILABLE,
                                "Jira refused the token, which is replaced now: send this request again.")
                        .retryAfter(Duration.ofSeconds(1));
            }
            answer = send(request, target, newer, body);
            if (answer.tokenRefused()) {
                answer.close();
                throw AccessTokens.refused();
            }
        }
        return client.isRedirect(answer) ? client.media(target, answer) : client.passOn(answer);
    }

    private Answer send(Request request, URI target, AccessToken token, ReplayableBody body) {
        return client.send(request.method(), target, request.headers(), token.secret(), body);
    }

    private static ExternalId externalId(HttpHeaders headers) {
        String given = headers.getFirst(EXTERNAL_ID);
        if (given == null || given.isBlank()) {
            throw ApiException.invalidField("external_id", "is required, in the header " + EXTERNAL_ID);
        }
        try {
            return new ExternalId(given);
        } catch (IllegalArgumentException refused) {
            throw ApiException.invalidField("external_id", String.valueOf(refused.getMessage()));
        }
    }
}
