package dev.juncture.sandbox.jira;

import dev.juncture.sandbox.http.Json;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A {@code nextPageToken}: base64 that carries the query, good for that query on that site and for seven days. */
final class PageToken {
    private static final Duration LIFE = Duration.ofDays(7);

    private PageToken() {}

    static String write(String cloudId, String jql, int offset, Clock clock) {
        long expires = clock.instant().plus(LIFE).toEpochMilli();
        byte[] json = Json.MAPPER.writeValueAsBytes(
                Json.object("site", cloudId, "jql", jql, "offset", offset, "expires", expires));
        return Base64.getEncoder().encodeToString(json);
    }

    /** Where the page starts. */
    static int read(String token, String cloudId, String jql, Clock clock) {
        return decode(token)
                .filter(json -> json.path("site").asString("").equals(cloudId))
                .filter(json -> json.path("jql").asString("").equals(jql))
                .filter(json -> json.path("expires").asLong(0) >= clock.millis())
                .map(json -> json.path("offset").asInt(0))
                .filter(offset -> offset > 0)
                .orElseThrow(() -> JiraRefusal.sentence(400, "The provided next page token is invalid or expired."));
    }

    private static Optional<JsonNode> decode(String token) {
        try {
            return Json.readObject(Base64.getDecoder().decode(token.getBytes(StandardCharsets.US_ASCII)));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
