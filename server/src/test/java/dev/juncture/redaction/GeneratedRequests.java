package dev.juncture.redaction;

import dev.juncture.operation.Operations;
import dev.juncture.route.Audience;
import dev.juncture.route.Route;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.json.JsonMapper;

/** Generates valid, almost valid and invalid requests; the same ones for the same seed. */
final class GeneratedRequests {
    private static final List<String> NAMES = List.of(
            "external_id",
            "provider",
            "site_id",
            "jira_project_id",
            "project_id",
            "issue_id_or_key",
            "issue_key",
            "comment_id",
            "sprint_id",
            "board_id",
            "issue_type_id",
            "issue_type",
            "transition_id",
            "status",
            "query",
            "jql",
            "summary",
            "description",
            "description_adf",
            "body",
            "body_adf",
            "comment",
            "visibility",
            "properties",
            "public",
            "add_labels",
            "remove_labels",
            "tickets",
            "time_spent",
            "started",
            "link_type",
            "linked_issue_key",
            "name",
            "goal",
            "display_name",
            "issues",
            "labels",
            "fields",
            "assignee_account_id",
            "priority_id",
            "priority",
            "parent_key",
            "limit",
            "cursor",
            "since",
            "action",
            "expires_in",
            "reconnect",
            "redirect_uri",
            "connection_code",
            "connect_session_token",
            "state",
            "code",
            "error",
            "start_date",
            "end_date",
            "delete_subtasks",
            "update",
            "idempotency_key",
            "external_id_prefix");
    private static final List<Object> VALUES = List.of(
            EveryRoute.EXTERNAL_ID,
            "jira",
            "fake",
            "site",
            "SHOP",
            "SHOP-1",
            "10000",
            "1",
            "",
            " ",
            "null",
            "\0",
            "a\0b",
            "\u202e\ufeff",
            "\ud83d\ude00",
            "\ud800",
            "../../x",
            "%2e%2e%2f",
            "a/b?c#d",
            "'; drop table x--",
            "\" OR 1=1",
            "{}",
            "[]",
            "<script>",
            "${jndi:ldap://x}",
            "=1+1",
            "-1",
            "0",
            "1e308",
            "9223372036854775808",
            "2026-11-22T10:15:00Z",
            "+1000000000-12-31T23:59:59Z",
            "https://example.com/\r\nX: y",
            "javascript:x",
            "x".repeat(256),
            "x".repeat(5_000),
            true,
            false,
            0,
            -1,
            1.5,
            Long.MAX_VALUE,
            List.of(),
            Map.of(),
            List.of("SHOP-1", 2, List.of()),
            Map.of("type", "doc", "version", 1, "content", List.of()),
            Map.of("type", "doc", "content", List.of(Map.of("type", 7))),
            Map.of("a", Map.of("b", List.of(1))));
    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS");
    private static final List<String> TYPES = List.of(
            "application/json", "application/json; charset=utf-16", "text/plain", "x", "", "multipart/form-data");
    private static final List<String> BODIES = List.of(
            "",
            "{",
            "[]",
            "null",
            "\"x\"",
            "{\"a\":1,\"a\":2}",
            "{\"external_id\":",
            "\u0000",
            "[".repeat(2_000),
            "{\"a\":" + "9".repeat(2_000) + "}",
            "{\"external_id\":\"acme\"}{}");

    private final List<Route> routes;
    private final Operations operations;
    private final Random random;
    private final JsonMapper json = new JsonMapper();

    GeneratedRequests(List<Route> routes, Operations operations, long seed) {
        this.routes = routes;
        this.operations = operations;
        this.random = new Random(seed);
    }

    record Generated(Route route, String method, String target, HttpHeaders headers, byte[] body) {
        @Override
        public String toString() {
            return method + " " + target + " " + new String(body, StandardCharsets.UTF_8);
        }
    }

    Generated next() {
        Route route = one(routes);
        String method = rarely() ? one(METHODS) : route.method();
        Map<String, Object> fields = fields(route);
        String target = path(route) + (often() ? "?" + query(fields) : "");
        byte[] body = rarely() ? bytes() : json(fields);
        return new Generated(route, method, target, headers(route), body);
    }

    private Map<String, Object> fields(Route route) {
        Map<String, Object> fields = new LinkedHashMap<>();
        List<String> known = operations.get(route.operation()).input().names().toList();
        // An unknown name is refused early, so most inputs have known names only.
        boolean anyName = rarely() || known.isEmpty();
        if (often()) {
            fields.put("external_id", EveryRoute.EXTERNAL_ID);
            fields.put("provider", "jira");
            fields.keySet().removeIf(name -> !anyName && !known.contains(name));
        }
        for (int i = random.nextInt(14); i > 0; i--) {
            String other = rarely() ? String.valueOf(one(VALUES)) : one(NAMES);
            fields.put(anyName ? other : one(known), one(VALUES));
        }
        return fields;
    }

    private String path(Route route) {
        List<String> segments = new ArrayList<>();
        for (String segment : route.path().substring(1).split("/")) {
            boolean open = segment.startsWith("{") || segment.equals("**");
            segments.add(open || random.nextInt(100) == 0 ? segment(segment) : segment);
        }
        return "/" + String.join("/", segments);
    }

    private String segment(String template) {
        if (often()) {
            return template.equals("**") ? "rest/api/3/issue/SHOP-1" : "jira";
        }
        String value = String.valueOf(one(VALUES));
        return rarely() ? value : encoded(value);
    }

    private String query(Map<String, Object> fields) {
        List<String> pairs = new ArrayList<>();
        fields.forEach((name, value) -> pairs.add(encoded(name) + "=" + encoded(String.valueOf(value))));
        return String.join("&", pairs) + (rarely() ? one(List.of("&%", "&=%zz", "&&", "&external_id=x", "#")) : "");
    }

    private HttpHeaders headers(Route route) {
        HttpHeaders headers = new HttpHeaders();
        if (route.audience() == Audience.BACKEND && random.nextInt(20) > 0) {
            headers.setBearerAuth(CanaryDeployment.SECRET_KEY);
        }
        headers.set("Content-Type", rarely() ? one(TYPES) : "application/json");
        for (String name : List.of(
                "X-Juncture-External-Id",
                "X-Juncture-Connection-Code",
                "Idempotency-Key",
                "X-Request-Id",
                "Cookie",
                "Origin",
                "Content-Length",
                "Authorization",
                "Range",
                "If-None-Match",
                "Transfer-Encoding")) {
            if (random.nextInt(12) == 0) {
                headers.set(name, String.valueOf(one(VALUES)));
            }
        }
        return headers;
    }

    private byte[] json(Map<String, Object> fields) {
        try {
            return json.writeValueAsBytes(fields);
        } catch (RuntimeException unencodable) {
            return bytes();
        }
    }

    private byte[] bytes() {
        if (random.nextBoolean()) {
            return one(BODIES).getBytes(StandardCharsets.UTF_8);
        }
        byte[] noise = new byte[random.nextInt(64)];
        random.nextBytes(noise);
        return noise;
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private boolean often() {
        return random.nextInt(10) < 7;
    }

    private boolean rarely() {
        return random.nextInt(10) == 0;
    }

    private <T> T one(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
