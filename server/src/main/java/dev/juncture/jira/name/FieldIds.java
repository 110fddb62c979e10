package dev.juncture.jira.name;

import java.util.Set;
import java.util.regex.Pattern;

/** Recognizes ids of fields: only a name needs a look-up. */
final class FieldIds {
    private static final Pattern CUSTOM = Pattern.compile("customfield_\\d+");

    private static final Set<String> SYSTEM = Set.of(
            "assignee",
            "attachment",
            "comment",
            "components",
            "created",
            "creator",
            "description",
            "duedate",
            "environment",
            "fixVersions",
            "issuelinks",
            "issuetype",
            "labels",
            "parent",
            "priority",
            "project",
            "reporter",
            "resolution",
            "security",
            "status",
            "summary",
            "timetracking",
            "updated",
            "versions",
            "worklog");

    private FieldIds() {}

    static boolean isSystem(String id) {
        return SYSTEM.contains(id);
    }

    static boolean include(String idOrName) {
        return isSystem(idOrName) || CUSTOM.matcher(idOrName).matches();
    }
}
