package dev.juncture.jira.project;

import dev.juncture.jira.client.JiraRequest;
import dev.juncture.jira.paging.PageBean;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/** Projects. {@code GET /project} is deprecated; {@code /project/search} returns leads only with {@code expand}. */
@HttpExchange("/rest/api/3/project")
interface ProjectApi {
    @GetExchange("/search?orderBy=key&expand=lead&maxResults=50")
    JiraRequest<PageBean<Project>> search(@RequestParam long startAt);

    @GetExchange("/{project}")
    JiraRequest<Project> project(@PathVariable String project);

    record Project(
            String id,
            String key,
            @Nullable String name,
            @Nullable Lead lead,
            @Nullable String projectTypeKey,
            @Nullable Map<String, String> avatarUrls) {}

    @JsonNaming(PropertyNamingStrategies.LowerCamelCaseStrategy.class)
    record Lead(@Nullable String displayName) {}
}
