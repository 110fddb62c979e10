package dev.juncture.sandbox.search;

import dev.juncture.sandbox.http.Json;
import dev.juncture.sandbox.jira.JiraCall;
import dev.juncture.sandbox.jira.JiraRefusal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A {@code nextPageToken}: base64 that carries the query, good for that query on that site and for seven days. */
public final class PageToken {
    private static final Duration LIFE = Duration.ofDays(7);

    private final Clock clock;

    public PageToken(Clock clock) {
        this.clock = clock;
    }

    /** @param question the query and what it runs over */
    public String write(JiraCall call, String question, List<@Nullable Object> after) {
        long expires = clock.instant().plus(LIFE).toEpochMilli();
        byte[] json = Json.MAPPER.writeValueAsBytes(
                Json.object("site", call.site().cloudId(), "jql", question, "after", after, "expires", expires));
        return Base64.getEncoder().encodeToString(json);
    }

    /** The start of the page. */
    public List<@Nullable Object> read(JiraCall call, String question, String token) {
        return decode(token)
                .filter(json ->
                        json.path("site").asString("").equals(call.site().cloudId()))
                .filter(json -> json.path("jql").asString("").equals(question))
                .filter(json -> json.path("expires").asLong(0) >= clock.millis())
                .map(json -> position(json.path("after")))
                .filter(position -> !position.isEmpty())
                .orElseThrow(() -> JiraRefusal.sentence(400, "The provided next page token is invalid or expired."));
    }

    private static List<@Nullable Object> position(JsonNode keys) {
        List<@Nullable Object> position = new ArrayList<>();
        for (JsonNode key : keys) {
            position.add(
                    key.isNull()
                            ? null
                            : key.isIntegralNumber() ? key.asLong() : key.isNumber() ? key.asDouble() : key.asString());
        }
        return position;
    }

    private static Optional<JsonNode> decode(String token) {
        try {
            return Json.readObject(Base64.getDecoder().decode(token.getBytes(StandardCharsets.US_ASCII)));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
