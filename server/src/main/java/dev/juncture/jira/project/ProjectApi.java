package dev.juncture.jira.project;

import dev.juncture.jira.client.AtlassianHttp;
import dev.juncture.jira.client.PageBean;
import dev.juncture.provider.Secret;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/** The plain {@code GET /project} is deprecated; {@code /project/search} tells leads only when asked to. */
@HttpExchange("/ex/jira/{site}/rest/api/3/project")
interface ProjectApi {
    @GetExchange("/search?orderBy=key&expand=lead&maxResults=50")
    PageBean<Project> search(
            @RequestAttribute(AtlassianHttp.TOKEN) Secret token, @PathVariable String site, @RequestParam long startAt);

    @GetExchange("/{project}")
    Project project(
            @RequestAttribute(AtlassianHttp.TOKEN) Secret token,
            @PathVariable String site,
            @PathVariable String project);

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
