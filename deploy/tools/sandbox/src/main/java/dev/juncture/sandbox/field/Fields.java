package dev.juncture.sandbox.field;

import dev.juncture.sandbox.field.Field.Kind;
import dev.juncture.sandbox.world.Option;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** All fields; every site has the same ones. Some custom fields share a name, as happens on real sites. */
public final class Fields {
    public static final String STORY_POINTS = "customfield_10016";
    public static final String RANK = "customfield_10019";
    public static final String SPRINT = "customfield_10020";
    public static final String SEVERITY = "customfield_10030";
    public static final String CUSTOMER = "customfield_10031";
    public static final String ROOT_CAUSE = "customfield_10032";
    public static final String PLATFORMS = "customfield_10034";
    public static final String REVIEWER = "customfield_10035";
    public static final String GO_LIVE = "customfield_10036";
    public static final String MEETING = "customfield_10037";
    public static final String REGION = "customfield_10039";
    public static final String OTHER_REGION = "customfield_10040";
    /** It has the name of the other story points field, and is only in forms of team-managed projects. */
    public static final String TEAM_POINTS = "customfield_10041";

    private static final String TYPES = "com.atlassian.jira.plugin.system.customfieldtypes:";

    public static final List<Field> ALL = List.of(
            system("summary", "Summary", Kind.TEXT),
            system("issuetype", "Issue Type", Kind.ISSUE_TYPE),
            system("status", "Status", Kind.STATUS),
            system("project", "Project", Kind.PROJECT),
            system("description", "Description", Kind.DOCUMENT),
            system("environment", "Environment", Kind.DOCUMENT),
            system("priority", "Priority", Kind.PRIORITY),
            system("assignee", "Assignee", Kind.USER),
            system("reporter", "Reporter", Kind.USER),
            system("creator", "Creator", Kind.USER),
            system("labels", "Labels", Kind.LABELS),
            system("parent", "Parent", Kind.PARENT),
            system("subtasks", "Sub-tasks", Kind.SUBTASKS),
            system("issuelinks", "Linked Issues", Kind.LINKS),
            system("components", "Components", Kind.LIST),
            system("fixVersions", "Fix versions", Kind.LIST),
            system("versions", "Affects versions", Kind.LIST),
            system("resolution", "Resolution", Kind.RESOLUTION),
            system("resolutiondate", "Resolved", Kind.TIME),
            system("created", "Created", Kind.TIME),
            system("updated", "Updated", Kind.TIME),
            system("duedate", "Due date", Kind.DATE),
            system("timespent", "Time Spent", Kind.NUMBER),
            system("timeestimate", "Remaining Estimate", Kind.NUMBER),
            system("timeoriginalestimate", "Original estimate", Kind.NUMBER),
            system("progress", "Progress", Kind.PROGRESS),
            hidden("timetracking", "Time tracking", Kind.TIME_TRACKING),
            hidden("comment", "Comment", Kind.COMMENTS),
            hidden("attachment", "Attachment", Kind.ATTACHMENTS),
            custom(STORY_POINTS, "Story point estimate", Kind.NUMBER, "com.pyxis.greenhopper.jira:jsw-story-points"),
            custom(RANK, "Rank", Kind.RANK, "com.pyxis.greenhopper.jira:gh-lexo-rank"),
            custom(SPRINT, "Sprint", Kind.SPRINTS, "com.pyxis.greenhopper.jira:gh-sprint"),
            choice(SEVERITY, "Severity", Kind.OPTION, "select", Option.SEVERITIES),
            custom(CUSTOMER, "Customer", Kind.TEXT, TYPES + "textfield"),
            custom(ROOT_CAUSE, "Root cause", Kind.DOCUMENT, TYPES + "textarea"),
            choice(PLATFORMS, "Platforms", Kind.OPTIONS, "multiselect", Option.PLATFORMS),
            custom(REVIEWER, "Reviewer", Kind.USER, TYPES + "userpicker"),
            custom(GO_LIVE, "Go-live", Kind.DATE, TYPES + "datepicker"),
            custom(MEETING, "Meeting", Kind.TIME, TYPES + "datetime"),
            custom(REGION, "Region", Kind.TEXT, TYPES + "textfield"),
            custom(OTHER_REGION, "Region", Kind.TEXT, TYPES + "textfield"),
            custom(TEAM_POINTS, "Story point estimate", Kind.NUMBER, TYPES + "float"));

    private Fields() {}

    public static Optional<Field> byId(String id) {
        return ALL.stream().filter(field -> field.id().equals(id)).findFirst();
    }

    /** Finds a field by its name in JQL: its id, its name or {@code cf[10016]}, in upper or lower case. */
    public static Optional<Field> byClause(String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        return ALL.stream()
                .filter(field -> field.id().equals(wanted)
                        || field.clause().toLowerCase(Locale.ROOT).equals(wanted)
                        || field.name().toLowerCase(Locale.ROOT).equals(wanted)
                        || (field.isCustom() && wanted.equals("cf[" + field.number() + "]")))
                .findFirst();
    }

    private static Field system(String id, String name, Kind kind) {
        return new Field(id, name, id, kind, "", true, List.of());
    }

    private static Field hidden(String id, String name, Kind kind) {
        return new Field(id, name, id, kind, "", false, List.of());
    }

    private static Field custom(String id, String name, Kind kind, String type) {
        return new Field(id, name, name, kind, type, true, List.of());
    }

    private static Field choice(String id, String name, Kind kind, String type, List<Option> options) {
        return new Field(id, name, name, kind, TYPES + type, true, options);
    }
}
