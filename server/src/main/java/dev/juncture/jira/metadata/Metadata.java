package dev.juncture.jira.metadata;

import dev.juncture.jira.client.AtlassianHttp;
import dev.juncture.jira.client.JiraCalls;
import dev.juncture.jira.client.Pages;
import dev.juncture.jira.site.ConnectedSite;
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
        return Pages.ofNamed(
                "issueTypes",
                start -> calls.call(
                        site.connection(), SCOPES, token -> api.issueTypes(token, site.siteId(), project, start)));
    }

    /** The fields of the form for a new issue. */
    public List<JsonNode> createFields(ConnectedSite site, String project, String issueType) {
        return Pages.ofNamed(
                "fields",
                start -> calls.call(
                        site.connection(),
                        SCOPES,
                        token -> api.createFields(token, site.siteId(), project, issueType, start)));
    }

    /** Every priority of the site. */
    public List<JsonNode> priorities(ConnectedSite site) {
        return list(calls.call(site.connection(), SCOPES, token -> api.priorities(token, site.siteId())));
    }

    /** Every field of the site, system and custom. */
    public List<JsonNode> fields(ConnectedSite site) {
        return list(calls.call(site.connection(), SCOPES, token -> api.fields(token, site.siteId())));
    }

    private static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}
