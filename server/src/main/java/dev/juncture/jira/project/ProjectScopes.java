package dev.juncture.jira.project;

import java.util.List;

/** The scopes for reading projects, as Atlassian's OpenAPI document lists them. */
final class ProjectScopes {
    static final List<String> CLASSIC = List.of("read:jira-work");
    static final List<String> GRANULAR = List.of(
            "read:project:jira",
            "read:project.property:jira",
            "read:project.component:jira",
            "read:project-category:jira",
            "read:project-version:jira",
            "read:issue-type:jira",
            "read:issue-type-hierarchy:jira",
            "read:application-role:jira",
            "read:avatar:jira",
            "read:group:jira",
            "read:user:jira");

    private ProjectScopes() {}
}
