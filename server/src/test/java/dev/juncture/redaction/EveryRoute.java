package dev.juncture.redaction;

import dev.juncture.operation.Operations;
import dev.juncture.route.Audience;
import dev.juncture.route.Route;
import dev.juncture.testing.Calls;
import dev.juncture.testing.Calls.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.json.JsonMapper;

/** Sends a request to any route, with every field of its operation that has a value here. */
final class EveryRoute {
    static final String EXTERNAL_ID = "acme";

    private final Calls calls;
    private final Operations operations;
    private final String secretKey;
    private final JsonMapper json = new JsonMapper();
    private final Map<String, Object> fields = new LinkedHashMap<>();

    EveryRoute(Calls calls, Operations operations, String secretKey) {
        this.calls = calls;
        this.operations = operations;
        this.secretKey = secretKey;
        fields.put("external_id", EXTERNAL_ID);
        fields.put("provider", "jira");
        fields.put("site_id", "site");
        fields.put("jira_project_id", "SHOP");
        fields.put("issue_id_or_key", "SHOP-1");
        fields.put("comment_id", "1");
        fields.put("sprint_id", "1");
        fields.put("board_id", 1);
        fields.put("issue_type_id", "10001");
        fields.put("assignee_account_id", "712020:a");
        fields.put("transition_id", "5");
        fields.put("query", "a");
        fields.put("jql", "summary ~ \"" + Canaries.CONTENT + "\"");
        fields.put("summary", Canaries.CONTENT);
        fields.put("description", Canaries.CONTENT);
        fields.put("body", Canaries.CONTENT);
        fields.put("comment", Canaries.CONTENT);
        fields.put("tickets", List.of(Map.of("summary", Canaries.CONTENT, "issue_type_id", "10001")));
        fields.put("time_spent", "1h");
        fields.put("link_type", Canaries.CONTENT);
        fields.put("linked_issue_id_or_key", "SHOP-2");
        fields.put("name", Canaries.CONTENT);
        fields.put("goal", Canaries.CONTENT);
        fields.put("display_name", "Acme");
        fields.put("issues", List.of("SHOP-1"));
        fields.put("connection_code", Canaries.SECRET + "-connection-code");
        fields.put("connect_session_token", Canaries.SECRET + "-session");
        fields.put("state", Canaries.SECRET + "-state");
        fields.put("code", Canaries.SECRET + "-code");
    }

    EveryRoute with(String field, Object value) {
        fields.put(field, value);
        return this;
    }

    Answer call(Route route) {
        HttpHeaders headers = new HttpHeaders();
        if (route.audience() == Audience.BACKEND) {
            headers.setBearerAuth(secretKey);
        }
        headers.set("X-Juncture-External-Id", EXTERNAL_ID);
        headers.set("X-Juncture-Fix-Url", "true");
        headers.set("Cookie", "juncture=" + Canaries.SECRET + "-cookie");
        String path = route.path().replace("{provider}", "jira").replace("**", "rest/api/3/issue/SHOP-1");
        Map<String, Object> input = new LinkedHashMap<>(fields);
        if (!route.path().endsWith("/**")) {
            input.keySet()
                    .removeIf(name -> !operations.get(route.operation()).input().has(name)
                            || route.path().contains("{" + name + "}"));
        }
        if ("GET".equals(route.method())) {
            return calls.send(route.method(), path + "?" + query(input), headers, (String) null);
        }
        headers.set("Content-Type", "application/json");
        return calls.send(route.method(), path, headers, json.writeValueAsString(input));
    }

    private static String query(Map<String, Object> input) {
        return input.entrySet().stream()
                .filter(field -> field.getValue() instanceof String)
                .map(field -> field.getKey() + "="
                        + URLEncoder.encode(String.valueOf(field.getValue()), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
