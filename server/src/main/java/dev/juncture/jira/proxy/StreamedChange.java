package dev.juncture.jira.proxy;

import dev.juncture.jira.JiraErrors;
import dev.juncture.jira.JiraFailure;
import dev.juncture.jira.Remedy;
import dev.juncture.jira.client.StreamingCalls.Answer;
import dev.juncture.jira.resilience.RateLimitKey;
import dev.juncture.jira.site.JiraSite;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * The issues that a streamed call changes, which searches must know. The path names them, or the request's JSON, or Jira's
 * answer to a create.
 */
final class StreamedChange {
    /** Bodies that name issues are small. */
    private static final int LONGEST_BODY = 64 * 1024;

    private static final Pattern CREATE = Pattern.compile("/rest/api/[^/]+/issue(/bulk)?");

    private final JiraSite site;
    private final JsonMapper json;
    private final boolean creates;
    private final List<String> named;

    private StreamedChange(JiraSite site, JsonMapper json, boolean creates, List<String> named) {
        this.site = site;
        this.json = json;
        this.creates = creates;
        this.named = named;
    }

    /** @param path below the site, encoded, with a slash at its start */
    static StreamedChange of(JiraSite site, HttpMethod method, String path, ReplayableBody body, JsonMapper json) {
        if (RateLimitKey.ofPath(method, site.id(), path).isRead()) {
            return new StreamedChange(site, json, false, List.of());
        }
        List<String> inPath = site.changedBy(method, path);
        return new StreamedChange(
                site,
                json,
                HttpMethod.POST.equals(method) && CREATE.matcher(path).matches(),
                inPath.isEmpty() ? inBody(tree(body.start(LONGEST_BODY), json)) : inPath);
    }

    /** Remembers the issues unless Jira has refused the call, and returns the answer, whose body is still whole. */
    Answer after(Answer answer) {
        boolean refused = answer.status() / 100 == 3 || answer.status() / 100 == 4;
        if (refused) {
            return answer;
        }
        mayHaveHappened();
        return creates ? created(answer) : answer;
    }

    void mayHaveHappened() {
        site.changed(named);
    }

    private Answer created(Answer answer) {
        try {
            byte[] start = answer.body().readNBytes(LONGEST_BODY);
            JsonNode created = tree(start, json);
            site.changed(
                    Stream.concat(Stream.of(created), created.path("issues").valueStream())
                            .map(issue -> issue.path("id").asString(""))
                            .toList());
            return new Answer(
                    answer.status(),
                    answer.headers(),
                    new SequenceInputStream(new ByteArrayInputStream(start), answer.body()),
                    answer.tokenRefused());
        } catch (IOException brokenOff) {
            answer.close();
            throw JiraFailure.unanswered(
                    JiraErrors.JIRA_UNAVAILABLE,
                    "Atlassian's answer broke off: look at the issue before you create it again.",
                    brokenOff,
                    Remedy.NONE);
        }
    }

    /** Returns the issues of moves, bulk operations and links. */
    private static List<String> inBody(JsonNode body) {
        Stream<JsonNode> lists = Stream.of("issues", "selectedIssueIdsOrKeys")
                .flatMap(name -> body.path(name).valueStream());
        Stream<JsonNode> links = Stream.of("inwardIssue", "outwardIssue")
                .map(body::path)
                .map(issue -> issue.has("id") ? issue.path("id") : issue.path("key"));
        return Stream.concat(lists, links).map(name -> name.asString("")).toList();
    }

    private static JsonNode tree(byte[] body, JsonMapper json) {
        try {
            return json.readTree(body);
        } catch (JacksonException otherContent) {
            return MissingNode.getInstance();
        }
    }
}
