package dev.juncture.jira.attachment;

import com.fasterxml.jackson.annotation.JsonAlias;
import dev.juncture.connection.ExternalId;
import dev.juncture.http.ApiException;
import dev.juncture.http.ErrorCode;
import dev.juncture.http.Upload;
import dev.juncture.jira.JiraErrors;
import dev.juncture.jira.client.JiraId;
import dev.juncture.jira.client.JiraOperation;
import dev.juncture.jira.client.StreamingCalls;
import dev.juncture.jira.client.StreamingCalls.Answer;
import dev.juncture.jira.proxy.SiteStreams;
import dev.juncture.jira.site.ConnectedSite;
import dev.juncture.jira.site.ConnectedSites;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Files for an issue: the form that comes in, with its parts named {@code file}, flows on as it is. */
@Component
class AddAttachment implements Function<AddAttachment.In, AddAttachment.Out>, JiraOperation {
    /** Of what Jira tells about the files, sixty of them at most. */
    private static final int LONGEST_ANSWER = 1 << 20;

    private final ConnectedSites sites;
    private final SiteStreams streams;
    private final StreamingCalls calls;
    private final JsonMapper json;

    AddAttachment(ConnectedSites sites, SiteStreams streams, StreamingCalls calls, JsonMapper json) {
        this.sites = sites;
        this.streams = streams;
        this.calls = calls;
        this.json = json;
    }

    /** @param form multipart/form-data with one or more parts named {@code file} */
    record In(ExternalId externalId, @JsonAlias("issue_key") JiraId issueIdOrKey, Upload form) {}

    record Out(List<Attachment> attachments) {}

    @Override
    public List<String> scopes() {
        return List.of("write:jira-work");
    }

    @Override
    public List<String> granularScopes() {
        return List.of("read:user:jira", "write:attachment:jira", "read:attachment:jira", "read:avatar:jira");
    }

    @Override
    public Out apply(In in) {
        HttpHeaders headers = contentOf(in.form());
        ConnectedSite site = sites.require(in.externalId());
        String path = "rest/api/3/issue/" + in.issueIdOrKey().value() + "/attachments";
        try (Answer answer = calls.succeeding(
                streams.call(site, "POST", path, null, headers, in.form().body()), scopes())) {
            JsonNode added = json.readTree(answer.body().readNBytes(LONGEST_ANSWER));
            return new Out(StreamSupport.stream(added.spliterator(), false)
                    .map(Attachment::of)
                    .toList());
        } catch (IOException | JacksonException unreadable) {
            throw new ApiException(
                    JiraErrors.JIRA_BAD_ANSWER,
                    "Jira took the form, but its answer cannot be read: look at the issue before sending again.",
                    unreadable);
        }
    }

    private static HttpHeaders contentOf(Upload form) {
        String type = form.headers().getFirst(HttpHeaders.CONTENT_TYPE);
        if (type == null || !type.toLowerCase(Locale.ROOT).startsWith(MediaType.MULTIPART_FORM_DATA_VALUE)) {
            throw new ApiException(
                    ErrorCode.UNSUPPORTED_MEDIA_TYPE, "Send the files as multipart/form-data, in parts named file.");
        }
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.CONTENT_TYPE, type);
        String length = form.headers().getFirst(HttpHeaders.CONTENT_LENGTH);
        if (length != null) {
            headers.set(HttpHeaders.CONTENT_LENGTH, length);
        }
        // Jira refuses forms without it: a browser could have been led to send one.
        headers.set("X-Atlassian-Token", "no-check");
        return headers;
    }
}
