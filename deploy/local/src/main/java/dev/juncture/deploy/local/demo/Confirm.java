package dev.juncture.deploy.local.demo;

import java.util.Map;
import java.util.function.Function;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Confirms the connect that the demo's user came back from. A real product takes the external id from its own login, never
 * from the address of the page: otherwise a link could connect one person's Jira to another person's account.
 */
@Component
class Confirm implements Function<Confirm.In, JsonNode> {
    private final JunctureClient juncture;

    Confirm(JunctureClient juncture) {
        this.juncture = juncture;
    }

    record In(String externalId, String confirmationCode) {}

    @Override
    public JsonNode apply(In in) {
        return juncture.send(
                HttpMethod.POST,
                "connections/confirm",
                Map.of(
                        "external_id", in.externalId(),
                        "provider", "jira",
                        "confirmation_code", in.confirmationCode()));
    }
}
