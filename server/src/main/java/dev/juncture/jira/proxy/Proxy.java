package dev.juncture.jira.proxy;

import dev.juncture.connection.ExternalId;
import dev.juncture.http.ApiException;
import dev.juncture.http.ErrorCode;
import dev.juncture.http.Request;
import dev.juncture.http.Response;
import dev.juncture.jira.site.ConnectedSite;
import dev.juncture.jira.site.ConnectedSites;
import java.util.function.Function;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Any of Jira's routes of the connection's own site, with Jira's own answer. */
@Component
class Proxy implements Function<Request, Response> {
    private static final String MARK = "/jira/proxy/";
    private static final String EXTERNAL_ID = "X-Juncture-External-Id";

    private final ConnectedSites sites;
    private final SiteStreams streams;

    Proxy(ConnectedSites sites, SiteStreams streams) {
        this.sites = sites;
        this.streams = streams;
    }

    @Override
    public Response apply(Request request) {
        int mark = request.path().indexOf(MARK);
        if (mark < 0) {
            // The router decodes what it compares: the mark was there, but spelt in another way.
            throw new ApiException(ErrorCode.NOT_FOUND, "Spell this route without percent signs.");
        }
        String path = ProxyPath.checked(request.path().substring(mark + MARK.length()));
        ConnectedSite site = sites.require(externalId(request.headers()));
        String query = ProxyPath.checkedQuery(request.query());
        return SiteStreams.passOn(streams.call(site, request.method(), path, query, request.headers(), request.body()));
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
