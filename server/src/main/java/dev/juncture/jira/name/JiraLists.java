package dev.juncture.jira.name;

import dev.juncture.http.ApiException;
import dev.juncture.jira.client.AnsweredException;
import dev.juncture.jira.metadata.Metadata;
import dev.juncture.jira.site.ConnectedSite;
import dev.juncture.jira.user.Users;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Where Jira tells ids and names. */
@Component
class JiraLists {
    private final Metadata metadata;
    private final Users users;

    JiraLists(Metadata metadata, Users users) {
        this.metadata = metadata;
        this.users = users;
    }

    List<Named> issueTypes(ConnectedSite site, String project) {
        return Named.all(metadata.issueTypes(site, project));
    }

    List<Named> priorities(ConnectedSite site) {
        return Named.all(metadata.priorities(site));
    }

    /** Those that a new issue's form offers; those of the site where it offers none. */
    List<Named> priorities(ConnectedSite site, String project, String issueType) {
        List<Named> offered = createFields(site, project, issueType).stream()
                .filter(field -> "priority".equals(field.path("fieldId").asString("")))
                .flatMap(field -> Named.all(field.path("allowedValues")).stream())
                .toList();
        return offered.isEmpty() ? priorities(site) : offered;
    }

    List<Named> fields(ConnectedSite site) {
        return Named.all(metadata.fields(site));
    }

    String assignee(ConnectedSite site, @Nullable String project, @Nullable String issue, String name) {
        return users.assignee(site, project, issue, name);
    }

    private List<JsonNode> createFields(ConnectedSite site, String project, String issueType) {
        try {
            return metadata.createFields(site, project, issueType);
        } catch (ApiException failure) {
            // A project or type that is gone is for the write to find out: only its refusal says which.
            if (AnsweredException.isBehind(failure, 400, 404)) {
                return List.of();
            }
            throw failure;
        }
    }
}
