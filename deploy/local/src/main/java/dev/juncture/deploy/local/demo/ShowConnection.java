package dev.juncture.deploy.local.demo;

import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Returns the state of the account's connection. */
@Component
class ShowConnection implements Function<ShowConnection.In, JsonNode> {
    private final JunctureClient juncture;

    ShowConnection(JunctureClient juncture) {
        this.juncture = juncture;
    }

    record In(String externalId) {}

    @Override
    public JsonNode apply(In in) {
        return juncture.get(
                "connection-info/check-connection-validity",
                Map.of("external_id", in.externalId(), "provider", "jira"));
    }
}
