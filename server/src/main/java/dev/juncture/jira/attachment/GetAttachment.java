package dev.juncture.jira.attachment;

import dev.juncture.connection.ExternalId;
import dev.juncture.jira.JiraId;
import dev.juncture.jira.proxy.SiteStreams;
import dev.juncture.jira.scope.JiraOperation;
import dev.juncture.jira.site.JiraSite;
import dev.juncture.jira.site.JiraSites;
import dev.juncture.operation.Content;
import dev.juncture.operation.StreamedAnswer;
import java.util.List;
import java.util.function.Function;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

/** Streams a file from Jira's media host. */
@Component
class GetAttachment implements Function<GetAttachment.In, StreamedAnswer>, JiraOperation {
    private final JiraSites sites;
    private final SiteStreams streams;

    GetAttachment(JiraSites sites, SiteStreams streams) {
        this.sites = sites;
        this.streams = streams;
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
    public StreamedAnswer apply(In in) {
        JiraSite site = sites.require(in.externalId());
        String path = "rest/api/3/attachment/content/" + in.attachmentId().value();
        StreamedAnswer file =
                SiteStreams.passOn(streams.callForSuccess(site, HttpMethod.GET, path, Content.EMPTY, scopes()));
        // A file may be a page. A browser that opens this address must not run it as a page of ours.
        file.headers()
                .putIfAbsent(
                        HttpHeaders.CONTENT_DISPOSITION,
                        List.of(ContentDisposition.attachment().build().toString()));
        return file;
    }
}
