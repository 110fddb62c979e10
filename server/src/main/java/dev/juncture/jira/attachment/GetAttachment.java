package dev.juncture.jira.attachment;

import dev.juncture.connection.ExternalId;
import dev.juncture.http.Response;
import dev.juncture.jira.client.JiraId;
import dev.juncture.jira.client.JiraOperation;
import dev.juncture.jira.client.StreamingCalls;
import dev.juncture.jira.client.StreamingCalls.Answer;
import dev.juncture.jira.proxy.SiteStreams;
import dev.juncture.jira.site.ConnectedSite;
import dev.juncture.jira.site.ConnectedSites;
import java.io.InputStream;
import java.util.List;
import java.util.function.Function;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** A file, as it flows in from Jira's media host. */
@Component
class GetAttachment implements Function<GetAttachment.In, Response>, JiraOperation {
    private final ConnectedSites sites;
    private final SiteStreams streams;
    private final StreamingCalls calls;

    GetAttachment(ConnectedSites sites, SiteStreams streams, StreamingCalls calls) {
        this.sites = sites;
        this.streams = streams;
        this.calls = calls;
    }

    record In(ExternalId externalId, JiraId attachmentId) {}

    @Override
    public List<String> scopes() {
        return List.of("read:jira-work");
    }

    @Override
    public List<String> granularScopes() {
        return List.of("read:attachment:jira");
    }

    @Override
    public Response apply(In in) {
        ConnectedSite site = sites.require(in.externalId());
        String path = "rest/api/3/attachment/content/" + in.attachmentId().value();
        Answer answer = streams.call(site, "GET", path, null, new HttpHeaders(), InputStream.nullInputStream());
        Response file = SiteStreams.passOn(calls.succeeding(answer, scopes()));
        // A file may hold a page: whoever opens this address in a browser must not run it as ours.
        if (file.headers().getFirst(HttpHeaders.CONTENT_DISPOSITION) == null) {
            file.headers().setContentDisposition(ContentDisposition.attachment().build());
        }
        return file;
    }
}
