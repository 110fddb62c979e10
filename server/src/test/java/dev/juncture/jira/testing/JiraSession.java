package dev.juncture.jira.testing;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.juncture.connection.Connection;
import dev.juncture.jira.JiraConnections;
import dev.juncture.operation.InputSchema;
import dev.juncture.operation.Operations;
import dev.juncture.testing.Atlassian;
import dev.juncture.testing.Calls;
import dev.juncture.testing.Calls.Answer;
import dev.juncture.testing.Deployment;
import dev.juncture.testing.TestConnections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ObjectNode;

/**
 * A fresh connection to the site {@link JiraConnections#SITE}, and the calls that the product's backend makes with it. A target
 * is a route below {@code /api/backend/jira/} with its query.
 */
public final class JiraSession {
    private static final String ROUTES = "/api/backend/jira/";

    private final BeanFactory application;
    private final Connection connection;

    private JiraSession(BeanFactory application, Connection connection) {
        this.application = application;
        this.connection = connection;
    }

    /** @param project the selected one */
    static JiraSession connect(BeanFactory application, @Nullable String project) {
        Connection connection = JiraConnections.connect(
                application.getBean(TestConnections.class),
                application.getBean(JdbcClient.class),
                "ext-" + UUID.randomUUID(),
                project);
        return new JiraSession(application, connection);
    }

    /**
     * Creates another connection to the same site.
     *
     * @param project the project that the connection has selected
     */
    public JiraSession another(@Nullable String project) {
        return connect(application, project);
    }

    public Connection connection() {
        return connection;
    }

    public String externalId() {
        return connection.externalId().value();
    }

    /**
     * Selects a project without a call to Jira.
     *
     * @param project null for none
     */
    public void select(@Nullable String project) {
        application
                .getBean(JdbcClient.class)
                .sql("update juncture.jira_connection set selected_project_id = ? where connection_id = ?")
                .params(project, connection.id().value())
                .update();
    }

    public Answer get(String target) {
        return send("GET", target, null);
    }

    public Answer post(String target, String json) {
        return send("POST", target, json);
    }

    public Answer put(String target, String json) {
        return send("PUT", target, json);
    }

    public Answer delete(String target) {
        return send("DELETE", target, null);
    }

    public Answer send(String method, String target, @Nullable String json) {
        return send(method, target, json, headers());
    }

    /** @param headers such as {@link #headers} returns, with more */
    public Answer send(String method, String target, @Nullable String json, HttpHeaders headers) {
        if (json != null) {
            headers.setContentType(MediaType.APPLICATION_JSON);
        }
        return application.getBean(Calls.class).send(method, ROUTES + target, headers, json);
    }

    /** Returns those fields of {@code all} that a route takes. It refuses the others. */
    public ObjectNode inputOf(String route, ObjectNode all) {
        String operation = Pattern.compile("-(.)")
                .matcher(route)
                .replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
        InputSchema schema =
                application.getBean(Operations.class).get(operation).input();
        return all.retain(all.propertyNames().stream().filter(schema::has).toList());
    }

    /** Returns the headers of each call: the secret key and the external id. */
    public HttpHeaders headers() {
        HttpHeaders headers = new HttpHeaders();
        headers.setBearerAuth(Deployment.SECRET_KEY);
        headers.add("X-Juncture-External-Id", externalId());
        return headers;
    }

    /**
     * Returns the address at which the fake Atlassian receives a call to the site.
     *
     * @param path below {@code /rest/api/3}
     */
    public static String path(String path) {
        return Atlassian.jira(JiraConnections.SITE, path);
    }

    /**
     * Returns the address at which the fake Atlassian receives a call.
     *
     * @param path below {@code /rest/agile/1.0}
     */
    public static String agile(String path) {
        return Atlassian.agile(JiraConnections.SITE, path);
    }

    /** Returns the requests that have reached any site, the oldest first. */
    public static List<LoggedRequest> requests() {
        return Atlassian.server().findAll(WireMock.anyRequestedFor(WireMock.urlMatching("/ex/jira/.*")));
    }
}
