package dev.juncture.sandbox.field;

import dev.juncture.sandbox.http.Json;
import dev.juncture.sandbox.jira.JiraCall;
import dev.juncture.sandbox.jira.UserJson;
import dev.juncture.sandbox.store.Attachment;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Attachments as Jira shows them. */
public final class AttachmentJson {

    private AttachmentJson() {}

    /** @param id a string inside an issue, a number at the attachment's own address */
    public static Map<String, @Nullable Object> attachment(JiraCall call, Attachment attachment, Object id) {
        return Json.object(
                "self", call.api("/rest/api/3/attachment/" + attachment.id()),
                "id", id,
                "filename", attachment.name(),
                "author", UserJson.user(call, attachment.author()),
                "created", call.time(attachment.created()),
                "size", attachment.content().length(),
                "mimeType", attachment.type(),
                // As in Jira, this is the site's own host, which does not accept tokens of the gateway.
                "content", call.site().url() + "/rest/api/3/attachment/content/" + attachment.id());
    }
}
