package dev.juncture.deploy.local.demo;

import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Returns the Jira projects that the user can select. */
@Component
class ShowProjects implements Function<ShowProjects.In, JsonNode> {
    private final JunctureClient juncture;

    ShowProjects(JunctureClient juncture) {
        this.juncture = juncture;
    }

    record In(String externalId) {}

    @Override
    public JsonNode apply(In in) {
        return juncture.get("jira/get-projects", Map.of("external_id", in.externalId()));
    }
}
