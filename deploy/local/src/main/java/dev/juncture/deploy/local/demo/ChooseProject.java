package dev.juncture.deploy.local.demo;

import java.util.Map;
import java.util.function.Function;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Selects the Jira project of the account. */
@Component
class ChooseProject implements Function<ChooseProject.In, JsonNode> {
    private final JunctureClient juncture;

    ChooseProject(JunctureClient juncture) {
        this.juncture = juncture;
    }

    record In(String externalId, String jiraProjectId) {}

    @Override
    public JsonNode apply(In in) {
        return juncture.send(
                HttpMethod.POST,
                "jira/select-project",
                Map.of("external_id", in.externalId(), "jira_project_id", in.jiraProjectId()));
    }
}
