package dev.juncture.jira.site;

import dev.juncture.jira.client.AtlassianHttp;
import dev.juncture.provider.Secret;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** The projects of a site that is about to be picked. */
@HttpExchange("/ex/jira/{site}/rest/api/3/project")
interface PickerProjectApi {
    @GetExchange("/search?orderBy=name&maxResults=50")
    Page search(
            @RequestAttribute(AtlassianHttp.TOKEN) Secret token,
            @PathVariable String site,
            @RequestParam(required = false) @Nullable String query,
            @RequestParam long startAt);

    @GetExchange("/{project}")
    Project project(
            @RequestAttribute(AtlassianHttp.TOKEN) Secret token,
            @PathVariable String site,
            @PathVariable String project);

    record Page(long startAt, boolean isLast, List<Project> values) {}

    record Project(
            String id, String key, String name, @Nullable Map<String, String> avatarUrls) {}
}
