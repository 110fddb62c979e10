package dev.juncture.openapi;

import java.util.Map;

/** Descriptions of the fields that many inputs share. */
final class CommonFields {
    private static final Map<String, String> DESCRIPTIONS = Map.ofEntries(
            Map.entry(
                    "external_id",
                    "Your own id for what you connect; it names the connection. On backend routes, the header"
                            + " `X-Juncture-External-Id` can carry it instead."),
            Map.entry("provider", "The provider of the connection, such as `jira`."),
            Map.entry("jira_project_id", "The id or the key of a project."),
            Map.entry("parent_key", "The key or the id of the parent; null removes it."),
            Map.entry("issue_id_or_key", "The id or the key of an issue."),
            Map.entry("limit", "The largest number of results, 1 to 1000."),
            Map.entry("cursor", "The start of the page: the next page that an earlier answer gave."),
            Map.entry("description", "In Markdown."),
            Map.entry("description_adf", "An Atlassian document instead of the Markdown."),
            Map.entry(
                    "assignee_account_id",
                    "The account that the issue is assigned to; null, or the text `null`, unassigns it."),
            Map.entry("fields", "Any further Jira fields, by id or by name."));

    private CommonFields() {}

    /** Returns an empty text for any other field. */
    static String description(Property property) {
        return property.isInput() ? DESCRIPTIONS.getOrDefault(property.name(), "") : "";
    }
}
