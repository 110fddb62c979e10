package dev.juncture.deploy.local.demo;

import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Returns the newest tickets of the account's project, 20 at most. */
@Component
class ShowTickets implements Function<ShowTickets.In, JsonNode> {
    private final JunctureClient juncture;

    ShowTickets(JunctureClient juncture) {
        this.juncture = juncture;
    }

    record In(String externalId) {}

    @Override
    public JsonNode apply(In in) {
        return juncture.get("jira/get-tickets-for-project", Map.of("external_id", in.externalId(), "limit", "20"));
    }
}
