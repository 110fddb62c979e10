package dev.juncture.deploy.contract;

import static dev.juncture.deploy.contract.Session.find;

import dev.juncture.testing.Variables;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Does what a person and a product's backend do, from the first page to the last deletion, in a fixed order. */
final class Script {
    private static final String ID = "contract";
    private static final String FINALIZE = "/api/frontend/finalize-connection/jira/";
    private static final String ADD_ATTACHMENT = "jira/add-attachment?external_id=contract&issue_id_or_key=";
    private static final String OAUTH = "/api/frontend/oauth/";

    private final Session session;
    private final World world;

    private Script(Session session, World world) {
        this.session = session;
        this.world = world;
    }

    static List<Recorded> run(Edge edge, World world) {
        Session session = new Session(edge);
        Script script = new Script(session, world);
        script.connect();
        script.look();
        String issue = script.issues();
        script.comments(issue);
        script.activity(issue);
        script.bulk(issue);
        script.attachments(issue);
        script.sprints(issue);
        script.passthrough(issue);
        Refusals.send(session);
        script.end(issue);
        return session.recorded();
    }

    /** Returns a session in which a person has only connected. */
    static Session connected(Edge edge, World world) {
        Session session = new Session(edge);
        new Script(session, world).connect();
        return session;
    }

    private void connect() {
        session.succeed(get("/health"));
        session.succeed(get("/ready"));
        session.succeed(get("/openapi.json"));
        session.succeed(get("/api/frontend/config"));
        String token = find(
                "\"connect_session_token\":\"([^\"]+)",
                session.succeed(backend("POST", "connect-sessions").json("""
                                {"external_id":"contract","provider":"jira","display_name":"Änderung & Söhne"}""")).text());
        session.succeed(get(OAUTH + "fetch-connect-session").with("X-Juncture-Connect-Session", token));
        Answer started = session.succeed(Exchange.of("start the session", "POST", OAUTH + "start-connect-session")
                .with("X-Juncture-Connect-Session", token));
        String cookie = started.header("set-cookie").replaceAll(";.*", "");
        String state = find("[?&]state=([^&\"]+)", started.text());
        String query = "?state=" + state + "&code=" + world.consent();
        session.send(Exchange.of(
                "come back in another browser",
                "GET",
                OAUTH + "authorization-callback/jira?state=" + state + "&code=x"));
        Answer back = session.succeed(Exchange.of("come back", "GET", OAUTH + "authorization-callback/jira" + query)
                .with("Cookie", "other=1; " + cookie));
        session.send(Exchange.of("come back twice", "GET", OAUTH + "authorization-callback/jira" + query)
                .with("Cookie", cookie));
        session.send(
                Exchange.of("decline", "GET", OAUTH + "authorization-callback/jira?error=access_denied&state=none"));
        String code = find("/([^/]+)$", back.header("location"));
        String site = find(
                "\"site_id\":\"([^\"]+)",
                session.succeed(pick("GET", "fetch-available-sites", code).with("Cookie", cookie))
                        .text());
        session.succeed(
                pick("GET", "fetch-available-projects?site_id=" + site, code).with("Cookie", cookie));
        session.send(renamed(
                pick("POST", "set-jira-site", code).json("{\"site_id\":\"" + site + "\"}"),
                "POST set-jira-site in another browser"));
        session.succeed(
                pick("POST", "set-jira-site", code).with("Cookie", cookie).json("{\"site_id\":\"" + site + "\"}"));
        session.send(
                pick("POST", "create-connection", code).with("Cookie", cookie).json("{\"site_id\":\"" + site + "\"}"));
        session.succeed(Exchange.of("start by id", "POST", OAUTH + "get-authorization-uri")
                .json("{\"provider\":\"jira\",\"external_id\":\"somebody else\"}"));
    }

    private void look() {
        for (String route : List.of("check-connection-validity", "get-access-token", "get-connection-credentials")) {
            session.succeed(backend("GET", "connection-info/" + route + "?provider=jira&external_id=" + ID));
        }
        session.succeed(backend("GET", "connection-info/check-connection-validity?provider=jira&external_id=nobody"));
        session.succeed(backend("GET", "connections"));
        session.succeed(backend("GET", "connections?limit=1&status=active"));
        session.succeed(backend("GET", "audit?external_id=" + ID));
        session.succeed(backend("POST", "rotate-keys"));
        session.succeed(jira("get-projects"));
        session.succeed(post("select-project", "\"jira_project_id\":\"SHOP\""));
        session.succeed(jira("get-selected-project"));
        for (String list : List.of(
                "get-tickets-for-project",
                "get-tickets-for-project?limit=3",
                "get-boards-for-project",
                "get-all-sprints-for-project",
                "get-active-sprints-for-project",
                "get-issue-types",
                "get-priorities",
                "get-assignable-users",
                "search-users?query=ada",
                "search-issues?limit=2&jql=project%20%3D%20SHOP%20ORDER%20BY%20created")) {
            session.succeed(jira(list));
        }
        String type = find(
                "\"id\":\"?(\\d+)",
                session.succeed(jira("get-issue-types?jira_project_id=SHOP")).text());
        session.succeed(jira("get-create-fields?issue_type_id=" + type));
        session.succeed(post("search-issues", "\"jql\":\"summary ~ \\\"größer\\\"\",\"limit\":2"));
    }

    private String issues() {
        Exchange create = post("create-ticket", """
                "summary":"Straße \\uD83D\\uDE00","issue_type":"Task","description":"**bold** | `x`" """);
        String issue = find(
                "\"key\":\"([^\"]+)",
                session.succeed(create.with("Idempotency-Key", "contract-1")).text());
        session.succeed(renamed(create.with("Idempotency-Key", "contract-1"), "the same again"));
        session.send(renamed(create.with("Idempotency-Key", "contract-1"), "another with the same key")
                .json("{\"external_id\":\"contract\",\"summary\":\"Other\",\"issue_type\":\"Task\"}"));
        session.send(renamed(
                post("create-ticket", "\"summary\":\"\",\"issue_type\":\"Task\""), "a ticket without a summary"));
        session.succeed(jira("get-issue-details?issue_id_or_key=" + issue));
        session.succeed(put("edit-issue", "\"issue_id_or_key\":\"" + issue + "\",\"labels\":[\"a\",\"ü\"]"));
        session.succeed(jira("get-transitions?issue_id_or_key=" + issue));
        session.succeed(post("transition-issue", "\"issue_id_or_key\":\"" + issue + "\",\"status\":\"In Progress\""));
        session.send(renamed(
                post("transition-issue", "\"issue_id_or_key\":\"" + issue + "\",\"status\":\"Nowhere\""),
                "a status that no transition leads to"));
        session.succeed(renamed(
                put("edit-issue", "\"issue_id_or_key\":\"" + issue + "\",\"add_labels\":[\"b\"]"), "one more label"));
        session.succeed(put("assign-issue", "\"issue_id_or_key\":\"" + issue + "\",\"assignee_account_id\":null"));
        session.send(jira("get-issue-details?issue_id_or_key=SHOP-99999"));
        session.send(jira("get-issue-details?issue_id_or_key=..%2F..%2Fmyself"));
        return issue;
    }

    private void comments(String issue) {
        String which = "\"issue_id_or_key\":\"" + issue + "\"";
        String comment = find(
                "\"id\":\"(\\d+)",
                session.succeed(post("add-comment", which + ",\"body\":\"Hello\",\"public\":false"))
                        .text());
        session.succeed(jira("get-comments?issue_id_or_key=" + issue));
        session.succeed(put("edit-comment", which + ",\"comment_id\":\"" + comment + "\",\"body\":\"Bye\""));
        session.succeed(delete("delete-comment?issue_id_or_key=" + issue + "&comment_id=" + comment));
    }

    private void activity(String issue) {
        String which = "\"issue_id_or_key\":\"" + issue + "\"";
        session.succeed(
                post(
                        "add-worklog",
                        which
                                + ",\"time_spent\":\"1h\",\"started\":\"2026-01-02T03:04:05.000+0000\",\"comment\":\"Ölwechsel\""));
        session.send(renamed(post("add-worklog", which + ",\"time_spent\":\"long\""), "work of no known time"));
        session.succeed(post("link-issues", which + ",\"link_type\":\"blocks\",\"linked_issue_key\":\"SHOP-8\""));
        session.send(renamed(
                post("link-issues", which + ",\"link_type\":\"hinders\",\"linked_issue_key\":\"SHOP-8\""),
                "a link of no known type"));
        for (String list : List.of("get-worklogs", "get-watchers", "get-changelog", "get-changelog?limit=1")) {
            session.succeed(jira(list + (list.contains("?") ? "&" : "?") + "issue_id_or_key=" + issue));
            session.send(jira(list + (list.contains("?") ? "&" : "?") + "issue_id_or_key=SHOP-99999"));
        }
    }

    private void bulk(String issue) {
        Exchange create = post("bulk-create", """
                "tickets":[{"summary":"One","issue_type":"Task"},{"summary":"Two","issue_type":"None"}]""").with("Idempotency-Key", "contract-bulk");
        session.succeed(create);
        session.succeed(renamed(create, "the same tickets again"));
        session.send(renamed(post("bulk-create", "\"tickets\":[]"), "no tickets"));
        session.succeed(put("bulk-edit", "\"issues\":[\"" + issue + "\",\"SHOP-99999\"],\"add_labels\":[\"c\"]"));
        session.send(renamed(put("bulk-edit", "\"issues\":[\"" + issue + "\"]"), "a bulk edit without a change"));
    }

    private void attachments(String issue) {
        String attachment = find(
                "\"id\":\"(\\d+)",
                session.succeed(form(backend("POST", ADD_ATTACHMENT + issue), "größe.bin"))
                        .text());
        session.succeed(jira("get-attachment?attachment_id=" + attachment));
        session.send(jira("get-attachment?attachment_id=999999"));
        session.send(renamed(
                form(proxied("POST", "jira/proxy/rest/api/3/issue/" + issue + "/attachments"), "a.bin")
                        .with("X-Atlassian-Token", "no-check"),
                "a form for jira/proxy"));
        byte[] bytes = new byte[256];
        new Random(1).nextBytes(bytes);
        session.send(renamed(
                proxied("POST", "jira/proxy/rest/api/3/bytes").sending("application/octet-stream", bytes),
                "an octet stream for jira/proxy"));
        session.send(renamed(
                proxied("POST", "jira/proxy/rest/api/3/bytes").sending("image/png", bytes),
                "a picture for jira/proxy"));
        // The issue does not exist: platforms treat this form differently, but later ids must stay equal.
        session.send(renamed(
                form(backend("POST", ADD_ATTACHMENT + "SHOP-99999"), "one.bin", "two.bin"), "two files in a form"));
    }

    /** Returns the request with a form of files. Each file contains every byte value. */
    private static Exchange form(Exchange exchange, String... files) {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        for (String file : files) {
            form.writeBytes(("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + file + "\"\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            for (int value = 0; value < 256; value++) {
                form.write(value);
            }
            form.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        form.writeBytes("--b--\r\n".getBytes(StandardCharsets.UTF_8));
        return exchange.sending("multipart/form-data; boundary=b", form.toByteArray());
    }

    private void sprints(String issue) {
        String board = find(
                "\"id\":(\\d+)",
                session.succeed(jira("get-boards-for-project?jira_project_id=SHOP"))
                        .text());
        String active = find(
                "\"active_sprints\":\\[\\{\"id\":(\\d+)",
                session.succeed(jira("get-active-sprints-for-project?jira_project_id=SHOP"))
                        .text());
        session.succeed(jira("get-tickets-for-sprint?sprint_id=" + active));
        session.succeed(post("close-sprint", "\"sprint_id\":" + active));
        String planned = find(
                "\"id\":(\\d+)",
                session.succeed(post("create-sprint", "\"board_id\":" + board + ",\"name\":\"Next\""))
                        .text());
        session.succeed(post("move-to-sprint", "\"sprint_id\":" + planned + ",\"issues\":[\"" + issue + "\"]"));
        session.succeed(post(
                "start-sprint",
                "\"sprint_id\":" + planned
                        + ",\"start_date\":\"2030-01-01T09:00:00.000Z\",\"end_date\":\"2030-01-14T09:00:00.000Z\""));
        session.succeed(post("move-to-backlog", "\"issues\":[\"" + issue + "\"]"));
    }

    private void passthrough(String issue) {
        String base = "jira/proxy/rest/api/3/";
        session.succeed(proxied("GET", base + "myself"));
        session.succeed(renamed(
                proxied("GET", base + "issue/" + issue + "?fields=summary&fields=labels&expand="),
                "GET jira/proxy, a field twice"));
        session.succeed(proxied("HEAD", base + "myself?head"));
        session.succeed(proxied("POST", base + "search/jql").json("{\"jql\":\"project = SHOP\",\"maxResults\":1}"));
        session.succeed(proxied("PUT", base + "issue/" + issue).json("{\"fields\":{\"summary\":\"Größe\"}}"));
        session.send(proxied("GET", base + "issue/none"));
        session.send(proxied("GET", base + "../2/myself"));
        session.send(proxied("GET", base + "issue%2Fnone"));
        session.send(proxied("GET", "jira/proxy/rest/other"));
        session.send(proxied("POST", base + "issue").json("{"));
    }

    private void end(String issue) {
        session.succeed(delete("delete-issue?issue_id_or_key=" + issue));
        session.succeed(backend("DELETE", "connections?provider=jira&external_id=" + ID));
        session.send(renamed(backend("DELETE", "connections?provider=jira&external_id=" + ID), "delete twice"));
        session.send(renamed(jira("get-projects"), "projects of a deleted connection"));
    }

    private static Exchange get(String target) {
        return Exchange.of("GET " + target, "GET", target);
    }

    private static Exchange pick(String method, String route, String code) {
        return Exchange.of(method + " " + route, method, FINALIZE + route).with("X-Juncture-Connection-Code", code);
    }

    static Exchange backend(String method, String route) {
        return Exchange.of(method + " " + route, method, "/api/backend/" + route)
                .with("Authorization", "Bearer " + Variables.SECRET_KEY);
    }

    static Exchange proxied(String method, String route) {
        return backend(method, route).with("X-Juncture-External-Id", ID);
    }

    static Exchange jira(String route) {
        return backend("GET", "jira/" + route + (route.contains("?") ? "&" : "?") + "external_id=" + ID);
    }

    private static Exchange delete(String route) {
        return backend("DELETE", "jira/" + route + "&external_id=" + ID);
    }

    static Exchange post(String route, String members) {
        return backend("POST", "jira/" + route.strip()).json("{\"external_id\":\"contract\"," + members + "}");
    }

    private static Exchange put(String route, String members) {
        return backend("PUT", "jira/" + route).json("{\"external_id\":\"contract\"," + members + "}");
    }

    static Exchange renamed(Exchange exchange, String name) {
        return new Exchange(name, exchange.method(), exchange.target(), exchange.headers(), exchange.body());
    }
}
