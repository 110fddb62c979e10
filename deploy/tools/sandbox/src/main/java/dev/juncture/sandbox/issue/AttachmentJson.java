package dev.juncture.sandbox.issue;

import dev.juncture.sandbox.http.Json;
import dev.juncture.sandbox.jira.JiraCall;
import dev.juncture.sandbox.store.Attachment;
import dev.juncture.sandbox.user.UserJson;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Attachments as Jira shows them. */
public final class AttachmentJson {

    private AttachmentJson() {}

    /** @param id a text inside an issue, a number at the attachment's own address */
    public static Map<String, @Nullable Object> attachment(JiraCall call, Attachment attachment, Object id) {
        return Json.object(
                "self", call.api("/rest/api/3/attachment/" + attachment.id()),
                "id", id,
                "filename", attachment.name(),
                "author", UserJson.user(call, attachment.author()),
                "created", call.time(attachment.created()),
                "size", attachment.content().length(),
                "mimeType", attachment.type(),
                // The site's own host, where a token of the gateway is worth nothing: so it is in Jira.
                "content", call.site().url() + "/rest/api/3/attachment/content/" + attachment.id());
    }
}
