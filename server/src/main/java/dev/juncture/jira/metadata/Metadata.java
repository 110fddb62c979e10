package dev.juncture.jira.metadata;

import dev.juncture.http.ApiException;
import dev.juncture.jira.JiraErrors;
import dev.juncture.jira.client.AtlassianHttp;
import dev.juncture.jira.client.JiraCalls;
import dev.juncture.jira.site.ConnectedSite;
import dev.juncture.provider.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** A site's issue types, fields and priorities, whole. */
@Component
public class Metadata {
    static final List<String> SCOPES = List.of("read:jira-work");

    private final JiraCalls calls;
    private final MetadataApi api;

    Metadata(JiraCalls calls, AtlassianHttp http) {
        this.calls = calls;
        this.api = http.api(MetadataApi.class);
    }

    /** The types of issue that may be made in a project. */
    public List<JsonNode> issueTypes(ConnectedSite site, String project) {
        return all(site, "issueTypes", (token, start) -> api.issueTypes(token, site.siteId(), project, start));
    }

    /** The fields of the form for a new issue. */
    List<JsonNode> createFields(ConnectedSite site, String project, String issueType) {
        return all(site, "fields", (token, start) -> api.createFields(token, site.siteId(), project, issueType, start));
    }

    List<JsonNode> priorities(ConnectedSite site) {
        return list(calls.call(site.connection(), SCOPES, token -> api.priorities(token, site.siteId())));
    }

    /** Every field of the site, system and custom. */
    public List<JsonNode> fields(ConnectedSite site) {
        return list(calls.call(site.connection(), SCOPES, token -> api.fields(token, site.siteId())));
    }

    private static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    private interface PageCall {
        JsonNode page(Secret token, int startAt);
    }

    /** Named lists say their total, and cap pages as they see fit: what came counts, not what was asked for. */
    private List<JsonNode> all(ConnectedSite site, String name, PageCall call) {
        List<JsonNode> items = new ArrayList<>();
        while (true) {
            int start = items.size();
            JsonNode page = calls.call(site.connection(), SCOPES, token -> call.page(token, start));
            page.path(name).forEach(items::add);
            if (page.path("isLast").asBoolean(items.size() >= page.path("total").asInt(0))) {
                return items;
            }
            if (items.size() == start) {
                throw new ApiException(JiraErrors.JIRA_BAD_ANSWER, "One of Jira's lists does not come to an end.");
            }
        }
    }
}
