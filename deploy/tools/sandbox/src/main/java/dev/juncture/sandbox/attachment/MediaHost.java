package dev.juncture.sandbox.attachment;

import dev.juncture.sandbox.http.Answer;
import dev.juncture.sandbox.http.Json;
import dev.juncture.sandbox.http.Request;
import dev.juncture.sandbox.store.Attachment;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Stands for the host on which Jira keeps files. Its addresses are secret, and each is valid for one download. */
public final class MediaHost {
    private final Map<String, Attachment> tickets = new ConcurrentHashMap<>();
    private final Supplier<String> secrets;

    public MediaHost(Supplier<String> secrets) {
        this.secrets = secrets;
    }

    String address(String sandboxUrl, Attachment attachment) {
        String ticket = secrets.get();
        tickets.put(ticket, attachment);
        return sandboxUrl + "/media/" + ticket;
    }

    /** {@code GET /media/{ticket}}. */
    public Answer answer(Request request) {
        if (request.header("Authorization").isPresent()) {
            // A token that is sent here has leaked to another party.
            return refuse(400, "An Authorization header does not belong here.");
        }
        return Optional.ofNullable(tickets.remove(request.variable("ticket")))
                .map(attachment -> Download.of(request, attachment))
                .orElseGet(() -> refuse(403, "This address is not or no longer good."));
    }

    private static Answer refuse(int status, String sentence) {
        return Answer.json(status, Json.object("error", sentence));
    }
}
