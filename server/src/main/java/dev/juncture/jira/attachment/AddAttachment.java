package dev.juncture.jira.attachment;

import com.fasterxml.jackson.annotation.JsonAlias;
import dev.juncture.connection.ExternalId;
import dev.juncture.error.ApiException;
import dev.juncture.error.ErrorCode;
import dev.juncture.jira.JiraErrors;
import dev.juncture.jira.JiraId;
import dev.juncture.jira.client.StreamingCalls.Answer;
import dev.juncture.jira.proxy.SiteStreams;
import dev.juncture.jira.scope.JiraOperation;
import dev.juncture.jira.site.JiraSite;
import dev.juncture.jira.site.JiraSites;
import dev.juncture.memory.JsonWeight;
import dev.juncture.memory.MemoryBudget;
import dev.juncture.memory.MemoryBudgets;
import dev.juncture.operation.Content;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Adds files to an issue. The caller's form, with its parts named {@code file}, is streamed to Jira as it is. */
@Component
class AddAttachment implements Function<AddAttachment.In, AddAttachment.Out>, JiraOperation {
    /** The longest answer in bytes: Jira takes 60 files at most. */
    private static final int LONGEST_ANSWER = 1 << 20;

    private final JiraSites sites;
    private final SiteStreams streams;
    private final JsonMapper json;
    private final MemoryBudget memory;

    AddAttachment(JiraSites sites, SiteStreams streams, JsonMapper json, MemoryBudgets budgets) {
        this.sites = sites;
        this.streams = streams;
        this.json = json;
        this.memory = budgets.ofAnswers();
    }

    /** @param form multipart/form-data with one or more parts named {@code file} */
    record In(ExternalId externalId, @JsonAlias("issue_key") JiraId issueIdOrKey, Content form) {}

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
        Content form = forJira(in.form());
        JiraSite site = sites.require(in.externalId());
        String path = "rest/api/3/issue/" + in.issueIdOrKey().value() + "/attachments";
        try (Answer answer = streams.callForSuccess(site, HttpMethod.POST, path, form, scopes());
                MemoryBudget.Share held = memory.share()) {
            byte[] bytes = answer.body().readNBytes(LONGEST_ANSWER);
            // Jira has the files, so it is too late to refuse.
            held.takeAnyway(new JsonWeight().of(bytes, 0, bytes.length));
            JsonNode added = json.readTree(bytes);
            return new Out(StreamSupport.stream(added.spliterator(), false)
                    .map(Attachment::of)
                    .toList());
        } catch (IOException | JacksonException unreadable) {
            throw new ApiException(
                    JiraErrors.JIRA_BAD_ANSWER,
                    "Jira took the files, but its answer cannot be read: look at the issue before you send them again.",
                    unreadable);
        }
    }

    /** Keeps the headers that describe the form. */
    private static Content forJira(Content form) {
        String type = form.header(HttpHeaders.CONTENT_TYPE).orElse("");
        if (!type.toLowerCase(Locale.ROOT).startsWith(MediaType.MULTIPART_FORM_DATA_VALUE)) {
            throw new ApiException(
                    ErrorCode.UNSUPPORTED_MEDIA_TYPE, "Send the files as multipart/form-data, in parts named file.");
        }
        Map<String, List<String>> headers = new HashMap<>();
        headers.put(HttpHeaders.CONTENT_TYPE, List.of(type));
        form.header(HttpHeaders.CONTENT_LENGTH)
                .ifPresent(length -> headers.put(HttpHeaders.CONTENT_LENGTH, List.of(length)));
        // Jira refuses a form without this header, as a protection of browsers.
        headers.put("X-Atlassian-Token", List.of("no-check"));
        return new Content(headers, form.body());
    }
}
