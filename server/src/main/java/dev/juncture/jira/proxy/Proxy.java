package dev.juncture.jira.proxy;

import dev.juncture.connection.ExternalId;
import dev.juncture.error.ApiException;
import dev.juncture.jira.site.JiraSite;
import dev.juncture.jira.site.JiraSites;
import dev.juncture.operation.CallContext;
import dev.juncture.operation.Content;
import dev.juncture.operation.StreamedAnswer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

/** Calls any of Jira's routes on the connection's own site and returns Jira's own answer. */
@Component
class Proxy implements Function<Proxy.In, StreamedAnswer> {
    private final JiraSites sites;
    private final SiteStreams streams;

    Proxy(JiraSites sites, SiteStreams streams) {
        this.sites = sites;
        this.streams = streams;
    }

    /**
     * @param path below the site, encoded
     * @param query encoded
     * @param context its external id names the connection, because all other parts of the request go to Jira
     */
    record In(String method, String path, @Nullable String query, Content content, CallContext context) {}

    @Override
    public StreamedAnswer apply(In in) {
        String path = ProxyPath.checked(in.path());
        String query = ProxyPath.checkedQuery(in.query());
        JiraSite site = sites.require(externalId(in.context().externalId()));
        return SiteStreams.passOn(streams.call(site, HttpMethod.valueOf(in.method()), path, query, in.content()));
    }

    private static ExternalId externalId(@Nullable String given) {
        if (given == null || given.isBlank()) {
            throw ApiException.invalidField("external_id", "is required, in the header X-Juncture-External-Id");
        }
        try {
            return new ExternalId(given);
        } catch (IllegalArgumentException refused) {
            throw ApiException.invalidField("external_id", String.valueOf(refused.getMessage()));
        }
    }
}
