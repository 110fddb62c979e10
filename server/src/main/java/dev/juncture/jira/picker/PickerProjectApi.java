package dev.juncture.jira.picker;

import dev.juncture.jira.client.JiraRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** The projects of a site that a user is about to pick. */
@HttpExchange("/rest/api/3/project")
interface PickerProjectApi {
    List<String> SCOPES = List.of("read:jira-work");

    /** @param maxResults at most 100 */
    @GetExchange("/search?orderBy=name")
    JiraRequest<Page> search(
            @RequestParam(required = false) @Nullable String query,
            @RequestParam int maxResults,
            @RequestParam long startAt);

    @GetExchange("/{project}")
    JiraRequest<Project> project(@PathVariable String project);

    record Page(boolean isLast, List<Project> values) {
        public Page {
            // Jackson passes null when the list is missing.
            values = values == null ? List.of() : List.copyOf(values);
        }
    }

    record Project(
            String id, String key, String name, @Nullable Map<String, String> avatarUrls) {}
}
