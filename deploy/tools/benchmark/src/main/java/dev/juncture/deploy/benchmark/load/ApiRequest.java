package dev.juncture.deploy.benchmark.load;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;

/**
 * A request of a product's backend.
 *
 * @param path the path below {@code /api/backend/}
 * @param status the status of the correct answer
 * @param proof a text that only the correct answer contains
 */
record ApiRequest(String name, String method, String path, String body, int status, String proof) {
    static final ApiRequest TICKETS = tickets("tickets", TestData.TICKETS, TestData.TICKETS_COUNT);
    static final ApiRequest SPRINTS = get(
            "sprints",
            "jira/get-all-sprints-for-project?jira_project_id=" + TestData.SPRINTS,
            "\"total_sprints\":" + TestData.BOARDS * TestData.SPRINTS_PER_BOARD);
    /** Many callers send the same request at the same time, and share one connection. */
    static final ApiRequest SHARED_SPRINTS = SPRINTS.named("sprints, one project, 16 callers");

    static final ApiRequest TOKEN = get("token", "connection-info/get-access-token?provider=jira", "\"access_token\":");
    static final ApiRequest VALIDITY =
            get("validity", "connection-info/check-connection-validity?provider=jira", "\"exists\":true");
    static final ApiRequest CREATE = new ApiRequest(
            "create",
            "POST",
            "jira/create-ticket",
            "{\"jira_project_id\":\"" + TestData.NEW
                    + "\",\"issue_type_id\":\"10002\",\"summary\":\"The printer is out of paper\","
                    + "\"description\":\"It has been so since **Monday**.\"}",
            201,
            "\"key\":\"" + TestData.NEW + "-");

    static ApiRequest tickets(String name, String project, int count) {
        return get(name, "jira/get-tickets-for-project?jira_project_id=" + project, "\"total\":" + count);
    }

    private static ApiRequest get(String name, String path, String proof) {
        return new ApiRequest(name, "GET", path, "", 200, proof);
    }

    private ApiRequest named(String other) {
        return new ApiRequest(other, method, path, body, status, proof);
    }

    HttpRequest.Builder applyTo(HttpRequest.Builder builder) {
        return method.equals("GET")
                ? builder.GET()
                : builder.setHeader("Content-Type", "application/json").method(method, BodyPublishers.ofString(body));
    }
}
