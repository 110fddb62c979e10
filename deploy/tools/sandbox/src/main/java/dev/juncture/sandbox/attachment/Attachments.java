package dev.juncture.sandbox.attachment;

import dev.juncture.sandbox.field.AttachmentJson;
import dev.juncture.sandbox.http.Answer;
import dev.juncture.sandbox.http.Json;
import dev.juncture.sandbox.http.Multipart;
import dev.juncture.sandbox.jira.JiraCall;
import dev.juncture.sandbox.jira.JiraRefusal;
import dev.juncture.sandbox.jira.JiraRoute;
import dev.juncture.sandbox.store.Attachment;
import dev.juncture.sandbox.world.Issue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The operations on attachments: {@code /rest/api/3/issue/{issueIdOrKey}/attachments} and {@code
 * /rest/api/3/attachment}.
 */
public final class Attachments {
    private static final String READ = "read:jira-work";
    private static final String WRITE = "write:jira-work";
    private static final String ATTACHMENT = "/rest/api/3/attachment";
    private static final long LARGEST = 256L << 20;
    private static final int MOST = 60;

    private final MediaHost media;

    public Attachments(MediaHost media) {
        this.media = media;
    }

    public List<JiraRoute> routes() {
        return List.of(
                JiraRoute.of("POST", "/rest/api/3/issue/{issueIdOrKey}/attachments", Attachments::add, WRITE),
                JiraRoute.of("GET", ATTACHMENT + "/meta", Attachments::settings, READ),
                JiraRoute.of("GET", ATTACHMENT + "/content/{id}", this::content, READ),
                JiraRoute.of("GET", ATTACHMENT + "/{id}", Attachments::one, READ),
                JiraRoute.of("DELETE", ATTACHMENT + "/{id}", Attachments::delete, WRITE));
    }

    private static Answer add(JiraCall call) {
        if (!call.request()
                .header("X-Atlassian-Token")
                .filter("no-check"::equals)
                .isPresent()) {
            return Answer.of(403, "text/html;charset=UTF-8", "XSRF check failed".getBytes(StandardCharsets.UTF_8));
        }
        Issue issue = call.issue();
        String type = call.request().header("Content-Type").orElse("");
        if (!type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data")) {
            throw JiraRefusal.problem(
                    415, "Unsupported Media Type", "Content-Type '" + type + "' is not supported.", call.request());
        }
        if (call.request().upload().isEmpty()) {
            throw JiraRefusal.sentence(
                    413, "The attachment exceeds its maximum permitted size of " + LARGEST + " bytes.");
        }
        List<Multipart.Part> files = Multipart.read(call.request()).stream()
                .filter(part -> part.name().equals("file"))
                .toList();
        if (files.isEmpty()) {
            throw JiraRefusal.sentence(400, "No file part with the name 'file' was found in the request.");
        }
        if (files.size() > MOST) {
            throw JiraRefusal.sentence(413, "No more than 60 files can be attached at once.");
        }
        List<?> added = files.stream()
                .map(file -> call.store()
                        .details()
                        .addAttachment(id -> new Attachment(
                                id,
                                issue.id(),
                                file.fileName(),
                                file.type(),
                                call.caller(),
                                call.store().now(),
                                file.content())))
                .map(attachment -> AttachmentJson.attachment(call, attachment, String.valueOf(attachment.id())))
                .toList();
        call.store().update(issue.id(), Map.of());
        return Answer.json(200, added);
    }

    private static Answer settings(JiraCall call) {
        return Answer.json(200, Json.object("enabled", true, "uploadLimit", LARGEST));
    }

    private static Answer one(JiraCall call) {
        Attachment attachment = find(call);
        call.tally().objects(1);
        return Answer.json(200, AttachmentJson.attachment(call, attachment, attachment.id()));
    }

    private static Answer delete(JiraCall call) {
        call.store().details().deleteAttachment(find(call).id());
        return Answer.empty(204);
    }

    /** Redirects to the media host, unless the caller asks for the content itself. */
    private Answer content(JiraCall call) {
        Attachment attachment = find(call);
        if (call.query().first("redirect").filter("false"::equals).isPresent()) {
            return Download.of(call.request(), attachment);
        }
        return Answer.empty(303).with("Location", media.address(call.sandboxUrl(), attachment));
    }

    private static Attachment find(JiraCall call) {
        String id = call.variable("id");
        return (id.matches("\\d{1,18}")
                        ? call.store().details().attachment(Long.parseLong(id))
                        : Optional.<Attachment>empty())
                .orElseThrow(() -> JiraRefusal.sentence(404, "The attachment with id '" + id + "' does not exist"));
    }
}
