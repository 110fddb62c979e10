package dev.juncture.jira.metadata;

import dev.juncture.jira.client.JiraRequests;
import dev.juncture.jira.paging.Pages;
import dev.juncture.jira.site.JiraSite;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads a site's issue types, fields and priorities. */
public final class Metadata {
    static final List<String> SCOPES = List.of("read:jira-work");

    private static final MetadataApi API = JiraRequests.describedBy(MetadataApi.class);

    private Metadata() {}

    /** Returns the issue types that a project can create. */
    public static List<JsonNode> issueTypes(JiraSite site, String project) {
        return Pages.ofNamed("issueTypes", "id", start -> site.call(SCOPES, API.issueTypes(project, start)));
    }

    /** Returns the fields of the form for a new issue. */
    public static List<JsonNode> createFields(JiraSite site, String project, String issueType) {
        return Pages.ofNamed(
                "fields", "fieldId", start -> site.call(SCOPES, API.createFields(project, issueType, start)));
    }

    /** Returns the fields of the form for a change of an issue, each with its id as {@code fieldId}. */
    public static List<JsonNode> editFields(JiraSite site, String issue) {
        return fieldsById(site.call(SCOPES, API.editFields(issue)).path("fields"));
    }

    /** Returns the fields of an object that has them by id, each with its id as {@code fieldId}. */
    public static List<JsonNode> fieldsById(JsonNode fields) {
        return fields.properties().stream()
                .filter(field -> field.getValue().isObject())
                .<JsonNode>map(field -> ((ObjectNode) field.getValue().deepCopy()).put("fieldId", field.getKey()))
                .toList();
    }

    /** Returns every priority of the site. */
    public static List<JsonNode> priorities(JiraSite site) {
        return list(site.call(SCOPES, API.priorities()));
    }

    /** Returns every field of the site, system and custom fields. */
    public static List<JsonNode> fields(JiraSite site) {
        return list(site.call(SCOPES, API.fields()));
    }

    private static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}
