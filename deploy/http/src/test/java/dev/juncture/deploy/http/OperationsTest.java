package dev.juncture.deploy.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.jira.JiraSettings;
import dev.juncture.testing.Contract;
import dev.juncture.testing.TestPostgres;
import dev.juncture.testing.TestRedis;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Calls each operation of the OpenAPI document as described, against the sandbox. */
class OperationsTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String ID = "operations";
    private static final Map<String, String> NONE = Map.of();

    private static RunningJuncture juncture;
    private static Browser browser;

    private final Contract contract = Contract.committed();
    private final Set<String> called = new TreeSet<>();

    @BeforeAll
    static void start() {
        juncture = RunningJuncture.start(
                TestPostgres.shared().freshDatabaseUrl(),
                TestRedis.shared().freshUrl(),
                Map.of("JUNCTURE_EXPOSE_REFRESH_TOKENS", "true"));
        browser = new Browser(juncture);
    }

    @AfterAll
    static void stop() {
        juncture.close();
    }

    @Test
    void matchTheOpenApiDocument() {
        open();
        connect();
        confirm();
        connection();
        String issue = issues();
        comments(issue);
        attachments(issue);
        forms();
        reads(Map.of("external_id", ID, "issue_id_or_key", issue));
        sprints(issue);
        passthrough(issue);
        backend("DELETE", "jira/delete-issue", Map.of("external_id", ID, "issue_id_or_key", issue), null);
        backend("DELETE", "connections", Map.of("external_id", ID, "provider", "jira"), null);

        assertThat(contract.operations())
                .as("operations that no call of this test reaches: add the call here, and Jira's route to the sandbox")
                .isEqualTo(called);
    }

    private void open() {
        call("GET", "/health", NONE, null);
        call("GET", "/ready", NONE, null);
        call("GET", "/openapi.json", NONE, null);
        call("GET", "/api/frontend/config", NONE, null);
    }

    private void connect() {
        JsonNode session = backend("POST", "connect-sessions", NONE, """
                {"external_id": "operations-session", "provider": "jira", "display_name": "Acme"}""");
        String[] token = {
            "X-Juncture-Connect-Session", session.path("connect_session_token").asString()
        };
        call("GET", "/api/frontend/oauth/fetch-connect-session", NONE, null, token);
        call("POST", "/api/frontend/oauth/start-connect-session", NONE, null, token);

        String uri = call("POST", "/api/frontend/oauth/get-authorization-uri", NONE, """
                        {"provider": "jira", "external_id": "%s"}""".formatted(ID))
                .path("authorization_uri")
                .asString();
        String state = uri.replaceAll(".*[?&]state=([^&]+).*", "$1");
        String scopes =
                String.join(" ", juncture.context().getBean(JiraSettings.class).scopes());
        String grant = juncture.sandbox().control().grant("ada", "all", scopes, juncture.callback());
        String page = send(
                        "GET",
                        "/api/frontend/oauth/authorization-callback/jira",
                        Map.of("code", grant, "state", state),
                        null)
                .header("Location");
        String[] code = {"X-Juncture-Connection-Code", page.substring(page.lastIndexOf('/') + 1)};
        String finalize = "/api/frontend/finalize-connection/jira/";
        String site = call("GET", finalize + "fetch-available-sites", NONE, null, code)
                .at("/sites/0/site_id")
                .asString();
        call("GET", finalize + "fetch-available-projects", Map.of("site_id", site), null, code);
        call("POST", finalize + "set-jira-site", NONE, "{\"site_id\": \"%s\"}".formatted(site), code);
    }

    /** A connect that the product's backend confirms. */
    private void confirm() {
        String id = "operations-confirmed";
        String session = backend("POST", "connect-sessions", NONE, """
                        {"external_id": "%s", "provider": "jira", "display_name": "Acme", "confirm": true,
                         "redirect_uri": "%s/back"}""".formatted(id, juncture.address()))
                .path("connect_session_token")
                .asString();
        Browser.Answer started = send(
                "POST", "/api/frontend/oauth/start-connect-session", NONE, null, "X-Juncture-Connect-Session", session);
        String cookie = started.header("Set-Cookie").replaceAll(";.*", "");
        String state = started.json().path("authorization_uri").asString().replaceAll(".*[?&]state=([^&]+).*", "$1");
        String scopes =
                String.join(" ", juncture.context().getBean(JiraSettings.class).scopes());
        String grant = juncture.sandbox().control().grant("ada", "all", scopes, juncture.callback());
        String page = send(
                        "GET",
                        "/api/frontend/oauth/authorization-callback/jira",
                        Map.of("code", grant, "state", state),
                        null,
                        "Cookie",
                        cookie)
                .header("Location");
        String[] headers = {"X-Juncture-Connection-Code", page.substring(page.lastIndexOf('/') + 1), "Cookie", cookie};
        String finalize = "/api/frontend/finalize-connection/jira/";
        String site = call("GET", finalize + "fetch-available-sites", NONE, null, headers)
                .at("/sites/0/site_id")
                .asString();
        String back = call("POST", finalize + "set-jira-site", NONE, "{\"site_id\": \"%s\"}".formatted(site), headers)
                .path("redirect_uri")
                .asString();
        backend("POST", "connections/confirm", NONE, """
                {"external_id": "%s", "provider": "jira", "confirmation_code": "%s"}""".formatted(id, back.replaceFirst(".*confirmation_code=", "")));
    }

    private void connection() {
        Map<String, String> which = Map.of("external_id", ID, "provider", "jira");
        backend("GET", "connection-info/check-connection-validity", which, null);
        backend("GET", "connection-info/get-access-token", which, null);
        backend("GET", "connection-info/get-connection-credentials", which, null);
        backend("GET", "connections", Map.of("limit", "10"), null);
        backend("GET", "audit", Map.of("external_id", ID), null);
        backend("POST", "rotate-keys", NONE, null);
        backend("GET", "doctor", NONE, null);
        jira("GET", "get-projects", NONE);
        jira("POST", "select-project", Map.of("jira_project_id", "SHOP"));
    }

    private String issues() {
        jira("GET", "get-tickets-for-project", Map.of("limit", 5));
        jira("GET", "search-issues", Map.of("jql", "project = SHOP ORDER BY created", "limit", 5));
        jira("POST", "search-issues", Map.of("jql", "project = SHOP ORDER BY created", "limit", 5));
        Map<String, Object> ticket = Map.of("summary", "Described", "issue_type", "Task", "description", "**bold**");
        String issue = backend("POST", "jira/create-ticket", NONE, body(ticket), "Idempotency-Key", "operations-1")
                .at("/ticket/key")
                .asString();
        jira("PUT", "edit-issue", Map.of("issue_id_or_key", issue, "labels", List.of("described")));
        String ada = jira("GET", "search-users", Map.of("query", "ada"))
                .at("/users/0/accountId")
                .asString();
        jira("PUT", "assign-issue", Map.of("issue_id_or_key", issue, "assignee_account_id", ada));
        jira("POST", "transition-issue", Map.of("issue_id_or_key", issue, "status", "In Progress", "comment", "Now"));
        jira("POST", "bulk-create", Map.of("tickets", List.of(ticket)));
        jira("PUT", "bulk-edit", Map.of("issues", List.of(issue), "add_labels", List.of("many")));
        jira("POST", "add-worklog", Map.of("issue_id_or_key", issue, "time_spent", "1h", "comment", "Done"));
        jira(
                "POST",
                "link-issues",
                Map.of("issue_id_or_key", issue, "link_type", "blocks", "linked_issue_id_or_key", "SHOP-8"));
        return issue;
    }

    private void comments(String issue) {
        String comment = jira(
                        "POST",
                        "add-comment",
                        Map.of(
                                "issue_id_or_key",
                                issue,
                                "body",
                                "Hello",
                                "visibility",
                                Map.of("type", "role", "value", "Administrators")))
                .at("/comment/id")
                .asString();
        jira("PUT", "edit-comment", Map.of("issue_id_or_key", issue, "comment_id", comment, "body", "Bye"));
        jira("DELETE", "delete-comment", Map.of("issue_id_or_key", issue, "comment_id", comment));
    }

    private void attachments(String issue) {
        String path = "/api/backend/jira/add-attachment";
        Map<String, String> query = Map.of("external_id", ID, "issue_id_or_key", issue);
        String form =
                "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\nhello\r\n--b--\r\n";
        contract.checkRequest("POST", path, query, null);
        Browser.Answer answer = browser.send(
                "POST",
                path + "?external_id=" + ID + "&issue_id_or_key=" + issue,
                form.getBytes(StandardCharsets.UTF_8),
                withKey("Content-Type", "multipart/form-data; boundary=b"));
        String body = answer.response().body();
        contract.checkAnswer("POST", path, answer.status(), body.getBytes(StandardCharsets.UTF_8));
        called.add(contract.operation("POST", path).orElseThrow());
        String attachment = answer.json().at("/attachments/0/id").asString();
        Browser.Answer file = send(
                "GET",
                "/api/backend/jira/get-attachment",
                Map.of("external_id", ID, "attachment_id", attachment),
                null,
                withKey());
        assertThat(file.response().body()).isEqualTo("hello");
    }

    private void forms() {
        String type = jira("GET", "get-issue-types", Map.of("jira_project_id", "SHOP"))
                .at("/issue_types/0/id")
                .asString();
        jira("GET", "get-create-fields", Map.of("issue_type_id", type));
    }

    /**
     * Calls each other read of Jira that needs no more than these values. An operation is complete without the sandbox, which
     * need not have every route of Jira.
     */
    private void reads(Map<String, String> values) {
        for (String path : contract.pathsThatRead("/api/backend/jira/", values.keySet())) {
            if (!called.contains(contract.operation("GET", path).orElseThrow())) {
                Map<String, String> query = new TreeMap<>(values);
                query.keySet().retainAll(contract.queryNames(path));
                Browser.Answer answer = send("GET", path, query, null, withKey());
                assertThat(answer)
                        .as("%s: %s", path, answer.response().body())
                        .satisfiesAnyOf(
                                good -> assertThat(good.status()).isEqualTo(200),
                                unknown -> assertThat(unknown.response().body()).contains("No endpoint GET"));
            }
        }
    }

    private void sprints(String issue) {
        long board =
                jira("GET", "get-boards-for-project", NONE).at("/boards/0/id").asLong();
        jira("GET", "get-all-sprints-for-project", NONE);
        String active = jira("GET", "get-active-sprints-for-project", NONE)
                .at("/boards/0/active_sprints/0/id")
                .asString();
        jira("GET", "get-tickets-for-sprint", Map.of("sprint_id", active));
        jira("POST", "close-sprint", Map.of("sprint_id", active));
        long planned = jira("POST", "create-sprint", Map.of("board_id", board, "name", "Described"))
                .at("/sprint/id")
                .asLong();
        jira("POST", "move-to-sprint", Map.of("sprint_id", planned, "issues", List.of(issue)));
        jira(
                "POST",
                "start-sprint",
                Map.of(
                        "sprint_id", planned,
                        "start_date", "2030-01-01T09:00:00.000Z",
                        "end_date", "2030-01-14T09:00:00.000Z"));
        jira("POST", "move-to-backlog", Map.of("issues", List.of(issue)));
    }

    private void passthrough(String issue) {
        for (String method : List.of("GET", "POST", "PUT", "PATCH", "DELETE")) {
            // The result at Jira does not matter here: each method must reach Jira.
            String target = "/rest/api/3/issue/" + issue + "/comment";
            if (!method.equals("GET")) {
                juncture.calls().permit(method, target);
            }
            String path = "/api/backend/jira/proxy" + target;
            String[] headers = {"X-Juncture-External-Id", ID};
            Browser.Answer answer = send(method, path, NONE, null, withKey(headers));
            assertThat(answer.status()).as(method).isNotIn(401, 403, 500, 502);
        }
    }

    /** Adds the external id, in the query or in the body, depending on the method. */
    private JsonNode jira(String method, String operation, Map<String, ?> fields) {
        if (Set.of("GET", "DELETE").contains(method)) {
            Map<String, String> query = new TreeMap<>(Map.of("external_id", ID));
            fields.forEach((name, value) -> query.put(name, value.toString()));
            return backend(method, "jira/" + operation, query, null);
        }
        return backend(method, "jira/" + operation, NONE, body(fields));
    }

    private static String body(Map<String, ?> fields) {
        return JSON.writeValueAsString(
                JSON.createObjectNode().put("external_id", ID).setAll(JSON.<ObjectNode>valueToTree(fields)));
    }

    private JsonNode backend(String method, String path, Map<String, String> query, String body, String... headers) {
        return call(method, "/api/backend/" + path, query, body, withKey(headers));
    }

    private static String[] withKey(String... headers) {
        return Stream.concat(Stream.of(headers), Stream.of("Authorization", "Bearer " + RunningJuncture.SECRET_KEY))
                .toArray(String[]::new);
    }

    private JsonNode call(String method, String path, Map<String, String> query, String body, String... headers) {
        Browser.Answer answer = send(method, path, query, body, headers);
        assertThat(answer.status())
                .as(method + " " + path + ": " + answer.response().body())
                .isLessThan(300);
        return answer.status() == 204 ? JSON.createObjectNode() : answer.json();
    }

    private Browser.Answer send(String method, String path, Map<String, String> query, String body, String... headers) {
        contract.checkRequest(method, path, query, body == null ? null : JSON.readTree(body));
        String all = query.entrySet().stream()
                .map(field -> field.getKey() + "=" + Browser.encode(field.getValue()))
                .collect(Collectors.joining("&", "?", ""));
        byte[] bytes = body == null ? null : body.getBytes(StandardCharsets.UTF_8);
        Browser.Answer answer = browser.send(method, query.isEmpty() ? path : path + all, bytes, headers);
        contract.checkAnswer(
                method, path, answer.status(), answer.response().body().getBytes(StandardCharsets.UTF_8));
        called.add(contract.operation(method, path).orElseThrow());
        return answer;
    }
}
