package dev.juncture.openapi;

import java.util.Map;

/** What fields are that many inputs share. */
final class CommonFields {
    private static final Map<String, String> DESCRIPTIONS = Map.ofEntries(
            Map.entry(
                    "external_id",
                    "Names the connection: your own id of what you connect. On backend routes the header"
                            + " `X-Juncture-External-Id` may carry it instead."),
            Map.entry("provider", "What is connected, such as `jira`."),
            Map.entry("jira_project_id", "The id or the key of a project."),
            Map.entry("issue_id_or_key", "The id or the key of an issue."),
            Map.entry("limit", "How many to answer with at most, 1 to 1000."),
            Map.entry("cursor", "Where to go on: what an earlier answer gave as its next page."),
            Map.entry("description", "In Markdown."),
            Map.entry("description_adf", "An Atlassian document in place of the Markdown."),
            Map.entry("assignee_account_id", "Whom the issue is for; null, or the text `null`, for nobody."),
            Map.entry("fields", "Any further Jira fields, by id or by name."));

    private CommonFields() {}

    /** Empty when it is none of them. */
    static String description(Property property) {
        return property.isInput() ? DESCRIPTIONS.getOrDefault(property.name(), "") : "";
    }
}
