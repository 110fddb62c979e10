package dev.juncture.hostile;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.StringNode;

/** A harmless value for every field of every operation, and the place of a hostile value in it. */
final class Samples {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Map<String, Object> DOCUMENT = Map.of("type", "doc", "version", 1, "content", List.of());
    /** Values by the name of the field, or by the names of operation and field where operations differ. */
    private static final Map<String, Object> HARMLESS = Map.ofEntries(
            Map.entry("provider", "jira"),
            Map.entry("site_id", "site"),
            Map.entry("jira_project_id", "HP"),
            Map.entry("issue_id_or_key", "HI-1"),
            Map.entry("issue_type_id", "77"),
            Map.entry("issue_type", "Bug"),
            Map.entry("priority_id", "78"),
            Map.entry("priority", "High"),
            Map.entry("assignee_account_id", "712020:a"),
            Map.entry("assignee", "Ann"),
            Map.entry("parent_key", "HI-9"),
            Map.entry("labels", List.of("label")),
            Map.entry("fields", Map.of("Team", "Blue")),
            Map.entry("summary", "S"),
            Map.entry("description", "D"),
            Map.entry("description_adf", DOCUMENT),
            Map.entry("jql", "project = HP"),
            Map.entry("limit", 2),
            Map.entry("cursor", "token"),
            Map.entry("getComments.cursor", "at:1"),
            Map.entry("getChangelog.cursor", "at:1"),
            Map.entry("getWorklogs.cursor", "at:1"),
            Map.entry("fetchAvailableProjects.cursor", "0"),
            Map.entry("listConnections.cursor", "amlyYQphCg"),
            Map.entry("sprint_id", "79"),
            Map.entry("board_id", 80),
            Map.entry("name", "Sprint"),
            Map.entry("start_date", "2026-11-22T10:00:00.000Z"),
            Map.entry("end_date", "2026-12-22T10:00:00.000Z"),
            Map.entry("goal", "Goal"),
            Map.entry("issues", List.of("HI-1")),
            Map.entry("comment_id", "81"),
            Map.entry("attachment_id", "83"),
            Map.entry("body", "B"),
            Map.entry("body_adf", DOCUMENT),
            Map.entry("transition_id", "82"),
            Map.entry("comment", "C"),
            Map.entry("comment_adf", DOCUMENT),
            Map.entry("visibility", Map.of("type", "role", "value", "Administrators")),
            Map.entry("jsd_public", true),
            Map.entry("properties", List.of(Map.of("key", "k", "value", 1))),
            Map.entry("add_labels", List.of("label")),
            Map.entry("remove_labels", List.of("other")),
            Map.entry("tickets", List.of(Map.of("summary", "S", "issue_type_id", "77"))),
            Map.entry("time_spent", "1h"),
            Map.entry("time_spent_seconds", 3600),
            Map.entry("started", "2026-11-22T10:00:00.000Z"),
            Map.entry("adjust_estimate", "new"),
            Map.entry("new_estimate", "2h"),
            Map.entry("reduce_by", "1h"),
            Map.entry("link_type", "Blocks"),
            Map.entry("link_type_id", "84"),
            Map.entry("linked_issue_id_or_key", "HI-2"),
            Map.entry("status", "Done"),
            Map.entry("listConnections.status", "active"),
            Map.entry("query", "ann"),
            Map.entry("delete_subtasks", true),
            Map.entry("external_id_prefix", "ext"),
            Map.entry("action", "connected"),
            Map.entry("since", "2026-11-22T18:35:10Z"),
            Map.entry("listAudit.cursor", "5"),
            Map.entry("display_name", "Team"),
            Map.entry("expires_in", 60),
            Map.entry("reconnect", true),
            Map.entry("confirm", false),
            Map.entry("code", "code"));

    /** Fields that replace another one: to test the other, they must be absent. The other is sent in its own test only. */
    private static final Map<String, List<String>> RIVALS = Map.ofEntries(
            Map.entry("issue_type", List.of("issue_type_id")),
            Map.entry("priority", List.of("priority_id")),
            Map.entry("assignee", List.of("assignee_account_id")),
            Map.entry("status", List.of("transition_id")),
            Map.entry("description", List.of("description_adf")),
            Map.entry("body", List.of("body_adf")),
            Map.entry("comment", List.of("comment_adf")),
            Map.entry("add_labels", List.of("labels")),
            Map.entry("remove_labels", List.of("labels")),
            Map.entry("time_spent", List.of("time_spent_seconds")),
            Map.entry("reduce_by", List.of("adjust_estimate", "new_estimate")),
            Map.entry("link_type", List.of("link_type_id")),
            Map.entry("getAuthorizationUri.external_id", List.of("connect_session_token")),
            Map.entry("getTicketsForProject.jira_project_id", List.of("limit", "cursor")),
            Map.entry("getAssignableUsers.jira_project_id", List.of("issue_id_or_key")));

    /** Fields without a sample: a failed consent, a field that needs a setting, and the cookie. */
    private static final List<String> LEFT_OUT = List.of("error", "redirect_uri", "browser");

    private Samples() {}

    /** @return empty for a new field that has no harmless value yet */
    static Optional<JsonNode> harmless(String operation, String field) {
        if (field.equals("idempotency_key")) {
            return Optional.of(StringNode.valueOf("key-" + UUID.randomUUID()));
        }
        return Optional.ofNullable(of(HARMLESS, operation, field)).map(JSON::valueToTree);
    }

    static boolean isLeftOut(String field) {
        return LEFT_OUT.contains(field);
    }

    static List<String> rivals(String operation, String field) {
        List<String> rivals = of(RIVALS, operation, field);
        return rivals == null ? List.of() : rivals;
    }

    /** Puts {@code value} in the place of the harmless one: as the text, as an entry of the list, or as a key of the object. */
    static JsonNode hostile(@Nullable JsonNode harmless, String value) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        if (harmless != null && harmless.isArray()) {
            return json.arrayNode().add(value);
        }
        return harmless != null && harmless.isObject() ? json.objectNode().put(value, "x") : json.stringNode(value);
    }

    private static <T> @Nullable T of(Map<String, T> table, String operation, String field) {
        T own = table.get(operation + "." + field);
        return own == null ? table.get(field) : own;
    }
}
