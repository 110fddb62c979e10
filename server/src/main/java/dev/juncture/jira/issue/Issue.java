package dev.juncture.jira.issue;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.juncture.jira.adf.AdfDocument;
import dev.juncture.jira.adf.AdfToMarkdown;
import dev.juncture.jira.user.Person;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;
import tools.jackson.databind.node.StringNode;

/**
 * An issue with all its fields. A field that Jira leaves out, or that the user may not see, is null or empty.
 *
 * @param description in Markdown; a notice if the document is too large for that
 * @param descriptionAdf the same as an Atlassian document, exactly as Jira stores it
 * @param environment in Markdown, like the description
 * @param customFields a field of several lines is in Markdown, and its document has the same name with {@code _adf} at its end
 * @param issueLinks links to other issues; a parent and subtasks are no links
 */
@JsonNaming(PropertyNamingStrategies.LowerCamelCaseStrategy.class)
record Issue(
        String id,
        String key,
        @Nullable String summary,
        @Nullable String description,

        @JsonProperty("description_adf") @JsonFormat(shape = JsonFormat.Shape.OBJECT) @Nullable
        JsonNode descriptionAdf,

        @Nullable String environment,

        @JsonProperty("environment_adf") @JsonFormat(shape = JsonFormat.Shape.OBJECT) @Nullable
        JsonNode environmentAdf,

        @Nullable Status status,
        @Nullable Icon priority,
        @Nullable Icon issueType,
        @Nullable Person assignee,
        @Nullable Person reporter,
        @Nullable Project project,
        @Nullable String created,
        @Nullable String updated,
        @Nullable Resolution resolution,
        List<String> labels,
        List<String> components,
        List<String> fixVersions,
        List<String> affectedVersions,
        @Nullable TimeTracking timeTracking,
        List<Link> issueLinks,
        Map<String, JsonNode> customFields) {

    record Status(@Nullable String name, @Nullable String category) {}

    @JsonNaming(PropertyNamingStrategies.LowerCamelCaseStrategy.class)
    record Icon(@Nullable String name, @Nullable String iconUrl) {}

    record Project(
            @Nullable String id,
            @Nullable String key,
            @Nullable String name) {}

    record Resolution(@Nullable String name, @Nullable String description) {}

    @JsonNaming(PropertyNamingStrategies.LowerCamelCaseStrategy.class)
    record TimeTracking(
            @Nullable String originalEstimate,
            @Nullable String remainingEstimate,
            @Nullable String timeSpent) {}

    /**
     * A link as this issue shows it.
     *
     * @param type the name of the link's type
     * @param relation what this issue does to the other one, such as {@code is blocked by}
     * @param direction {@code outward} or {@code inward}
     * @param issue the other issue
     */
    record Link(
            @Nullable String id,
            @Nullable String type,
            @Nullable String relation,
            String direction,
            LinkedIssue issue) {
        static Link of(JsonNode link) {
            String direction = link.path("outwardIssue").isObject() ? "outward" : "inward";
            return new Link(
                    text(link, "id"),
                    text(link.path("type"), "name"),
                    text(link.path("type"), direction),
                    direction,
                    LinkedIssue.of(link.path(direction + "Issue")));
        }
    }

    record LinkedIssue(
            @Nullable String id,
            @Nullable String key,
            @Nullable String summary,
            @Nullable Status status) {
        static LinkedIssue of(JsonNode issue) {
            JsonNode fields = issue.path("fields");
            return new LinkedIssue(
                    text(issue, "id"),
                    text(issue, "key"),
                    text(fields, "summary"),
                    isThere(fields, "status") ? Issue.status(fields.path("status")) : null);
        }
    }

    /** @param names the names of people by account, for mentions that have no name */
    static Issue of(JsonNode issue, Map<String, String> names) {
        JsonNode fields = issue.path("fields");
        JsonNode description = fields.path("description");
        JsonNode environment = fields.path("environment");
        return new Issue(
                issue.path("id").asString(""),
                issue.path("key").asString(""),
                text(fields, "summary"),
                AdfToMarkdown.ofJira(description, names),
                description.isObject() ? description : null,
                AdfToMarkdown.ofJira(environment, names),
                environment.isObject() ? environment : null,
                isThere(fields, "status") ? status(fields.path("status")) : null,
                icon(fields, "priority"),
                icon(fields, "issuetype"),
                Person.of(fields.path("assignee")),
                Person.of(fields.path("reporter")),
                isThere(fields, "project") ? project(fields.path("project")) : null,
                text(fields, "created"),
                text(fields, "updated"),
                isThere(fields, "resolution") ? resolution(fields.path("resolution")) : null,
                texts(fields.path("labels")),
                names(fields.path("components")),
                names(fields.path("fixVersions")),
                names(fields.path("versions")),
                isThere(fields, "timetracking") ? timeTracking(fields.path("timetracking")) : null,
                fields.path("issuelinks").valueStream().map(Link::of).toList(),
                customFields(fields, names));
    }

    /** Returns the accounts of people who are mentioned without their names. */
    static Set<String> namelessMentions(JsonNode issue) {
        return issue.path("fields")
                .valueStream()
                .filter(AdfDocument::isDocument)
                .flatMap(document -> AdfToMarkdown.namelessMentions(document).stream())
                .collect(Collectors.toSet());
    }

    private static Status status(JsonNode status) {
        return new Status(text(status, "name"), text(status.path("statusCategory"), "key"));
    }

    private static @Nullable Icon icon(JsonNode fields, String name) {
        JsonNode node = fields.path(name);
        return node.isObject() ? new Icon(text(node, "name"), text(node, "iconUrl")) : null;
    }

    private static Project project(JsonNode project) {
        return new Project(text(project, "id"), text(project, "key"), text(project, "name"));
    }

    private static Resolution resolution(JsonNode resolution) {
        return new Resolution(text(resolution, "name"), text(resolution, "description"));
    }

    private static TimeTracking timeTracking(JsonNode time) {
        return new TimeTracking(
                text(time, "originalEstimate"), text(time, "remainingEstimate"), text(time, "timeSpent"));
    }

    private static Map<String, JsonNode> customFields(JsonNode fields, Map<String, String> names) {
        Map<String, JsonNode> custom = new LinkedHashMap<>();
        fields.properties().stream()
                .filter(field -> field.getKey().startsWith("customfield_")
                        && !field.getValue().isNull())
                .forEach(field -> {
                    String markdown = AdfDocument.isDocument(field.getValue())
                            ? AdfToMarkdown.ofJira(field.getValue(), names)
                            : null;
                    if (markdown == null) {
                        custom.put(field.getKey(), field.getValue());
                    } else {
                        custom.put(field.getKey(), StringNode.valueOf(markdown));
                        custom.put(field.getKey() + "_adf", field.getValue());
                    }
                });
        return custom;
    }

    private static List<String> names(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(item -> item.path("name").asString(""))
                .toList();
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(item -> item.asString(""))
                .toList();
    }

    private static boolean isThere(JsonNode fields, String name) {
        return fields.path(name).isObject();
    }

    private static @Nullable String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isString() ? value.stringValue() : null;
    }
}
