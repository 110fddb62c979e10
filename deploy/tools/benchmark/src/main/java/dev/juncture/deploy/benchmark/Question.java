package dev.juncture.deploy.benchmark;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;

/**
 * What a product's backend asks.
 *
 * @param path below {@code /api/backend/}
 * @param status of the right answer
 * @param proof what the right answer contains
 */
record Question(String name, String method, String path, String body, int status, String proof) {
    static final Question TICKETS = tickets("tickets", World.TICKETS, World.TICKETS_COUNT);
    static final Question SPRINTS = get(
            "sprints",
            "jira/get-all-sprints-for-project?jira_project_id=" + World.SPRINTS,
            "\"total_sprints\":" + World.BOARDS * World.SPRINTS_PER_BOARD);
    static final Question TOKEN = get("token", "connection-info/get-access-token?provider=jira", "\"access_token\":");
    static final Question VALIDITY =
            get("validity", "connection-info/check-connection-validity?provider=jira", "\"exists\":true");
    static final Question CREATE = new Question(
            "create",
            "POST",
            "jira/create-ticket",
            "{\"jira_project_id\":\"" + World.NEW
                    + "\",\"issue_type_id\":\"10002\",\"summary\":\"The printer is out of paper\","
                    + "\"description\":\"It has been so since **Monday**.\"}",
            201,
            "\"key\":\"" + World.NEW + "-");

    static Question tickets(String name, String project, int count) {
        return get(name, "jira/get-tickets-for-project?jira_project_id=" + project, "\"total\":" + count);
    }

    private static Question get(String name, String path, String proof) {
        return new Question(name, "GET", path, "", 200, proof);
    }

    HttpRequest.Builder request(HttpRequest.Builder builder) {
        return method.equals("GET")
                ? builder.GET()
                : builder.setHeader("Content-Type", "application/json").method(method, BodyPublishers.ofString(body));
    }
}
