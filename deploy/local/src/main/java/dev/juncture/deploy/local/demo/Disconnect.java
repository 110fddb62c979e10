package dev.juncture.deploy.local.demo;

import java.util.Map;
import java.util.function.Function;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Deletes the account's connection. */
@Component
class Disconnect implements Function<Disconnect.In, JsonNode> {
    private final JunctureClient juncture;

    Disconnect(JunctureClient juncture) {
        this.juncture = juncture;
    }

    record In(String externalId) {}

    @Override
    public JsonNode apply(In in) {
        return juncture.send(
                HttpMethod.DELETE, "connections", Map.of("external_id", in.externalId(), "provider", "jira"));
    }
}
