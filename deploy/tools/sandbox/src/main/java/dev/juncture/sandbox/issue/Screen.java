package dev.juncture.sandbox.issue;

import dev.juncture.sandbox.field.Field;
import dev.juncture.sandbox.field.Fields;
import dev.juncture.sandbox.world.IssueType;
import dev.juncture.sandbox.world.Project;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The fields of a form, and which of them are required. */
record Screen(List<Field> fields, Set<String> required) {

    static Screen create(Project project, IssueType type) {
        Set<String> required = new LinkedHashSet<>(List.of("project", "issuetype", "summary", "reporter"));
        if (type.subtask()) {
            required.add("parent");
        }
        if (type == IssueType.INCIDENT) {
            required.add(Fields.SEVERITY);
            required.add(Fields.CUSTOMER);
        }
        return new Screen(named(ids(project, type)), required);
    }

    /** Returns the fields for an edit: without the project, which cannot be changed, and with comments. */
    static Screen edit(Project project, IssueType type) {
        List<String> ids = ids(project, type);
        ids.remove("project");
        ids.add("comment");
        return new Screen(named(ids), create(project, type).required());
    }

    boolean has(String id) {
        return fields.stream().anyMatch(field -> field.id().equals(id));
    }

    boolean requires(Field field) {
        return required.contains(field.id());
    }

    private static List<String> ids(Project project, IssueType type) {
        List<String> ids = new ArrayList<>(List.of(
                "project",
                "issuetype",
                "parent",
                "summary",
                "description",
                "priority",
                "assignee",
                "reporter",
                "labels",
                "duedate",
                Fields.CUSTOMER));
        if (project.type().equals("business")) {
            ids.addAll(List.of(Fields.REGION, Fields.OTHER_REGION));
            if (type == IssueType.INCIDENT) {
                ids.add(Fields.SEVERITY);
            }
            return ids;
        }
        ids.addAll(List.of(
                "environment",
                "components",
                "fixVersions",
                "timetracking",
                Fields.PLATFORMS,
                Fields.REVIEWER,
                Fields.GO_LIVE,
                Fields.MEETING));
        if (type == IssueType.BUG) {
            ids.addAll(List.of("versions", Fields.SEVERITY, Fields.ROOT_CAUSE));
        } else {
            ids.add(project.teamManaged() ? Fields.TEAM_POINTS : Fields.STORY_POINTS);
        }
        if (project.workflow().equals("scrum") && !type.subtask()) {
            ids.add(Fields.SPRINT);
        }
        return ids;
    }

    static List<Field> named(List<String> ids) {
        return ids.stream().map(id -> Fields.byId(id).orElseThrow()).toList();
    }
}
