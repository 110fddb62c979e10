package dev.juncture.jira.metadata;

import dev.juncture.connection.ExternalId;
import dev.juncture.jira.scope.JiraOperation;
import dev.juncture.jira.site.JiraSites;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/** Lists the site's priorities, in its order. */
@Component
class GetPriorities implements Function<GetPriorities.In, GetPriorities.Out>, JiraOperation {
    private final JiraSites sites;

    GetPriorities(JiraSites sites) {
        this.sites = sites;
    }

    record In(ExternalId externalId) {}

    record Out(List<Priority> priorities) {}

    @JsonNaming(PropertyNamingStrategies.LowerCamelCaseStrategy.class)
    record Priority(
            String id, @Nullable String name, @Nullable String iconUrl, boolean isDefault) {
        static Priority of(JsonNode priority) {
            return new Priority(
                    priority.path("id").asString(""),
                    priority.path("name").asString(null),
                    priority.path("iconUrl").asString(null),
                    priority.path("isDefault").asBoolean(false));
        }
    }

    @Override
    public List<String> scopes() {
        return Metadata.SCOPES;
    }

    @Override
    public Out apply(In in) {
        return sites.read(
                in,
                in.externalId(),
                site -> new Out(
                        Metadata.priorities(site).stream().map(Priority::of).toList()));
    }
}
