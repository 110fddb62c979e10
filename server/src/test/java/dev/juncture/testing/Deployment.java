package dev.juncture.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The variables of a deployment, whose processes share one database and one Redis. */
public final class Deployment {
    public static final String SECRET_KEY = "test-secret-key-that-is-long-enough";
    public static final String FRONTEND = "https://connect.example.com";

    private final List<String> variables;

    private Deployment(List<String> variables) {
        this.variables = variables;
    }

    /** Returns a deployment with an empty database and an empty Redis. */
    public static Deployment fresh() {
        return on(TestPostgres.shared().freshDatabaseUrl(), TestRedis.shared().freshUrl());
    }

    public static Deployment on(String databaseUrl, String redisUrl) {
        return new Deployment(List.of(
                "DATABASE_URL=" + databaseUrl,
                "REDIS_URL=" + redisUrl,
                "JUNCTURE_SECRET_KEY=" + SECRET_KEY,
                "JUNCTURE_FRONTEND_URL=" + FRONTEND,
                "DEFAULT_JIRA_CLIENT_ID=client",
                "DEFAULT_JIRA_CLIENT_SECRET=client-secret",
                "ATLASSIAN_AUTH_URL=" + Atlassian.url(),
                "ATLASSIAN_API_URL=" + Atlassian.url(),
                // Many callers may have to wait on a busy machine. The tests of the edges check how soon an outage
                // shows.
                "spring.datasource.hikari.connection-timeout=30000",
                "spring.data.redis.timeout=20s",
                "logging.level.root=warn"));
    }

    /** Returns the deployment with a variable, which replaces one of the same name. */
    public Deployment with(String variable) {
        String name = variable.substring(0, variable.indexOf('=') + 1);
        return new Deployment(
                Stream.concat(variables.stream().filter(each -> !each.startsWith(name)), Stream.of(variable))
                        .toList());
    }

    /** Returns the deployment with another value for a variable that it sets. */
    public Deployment replacing(String variable, String value) {
        return new Deployment(variables.stream()
                .map(line -> line.startsWith(variable + "=") ? variable + "=" + value : line)
                .toList());
    }

    /** Starts a process, which the caller closes. */
    public ConfigurableApplicationContext startProcess() {
        List<String> arguments = new ArrayList<>();
        variables.forEach(variable -> arguments.add("--" + variable));
        return new SpringApplicationBuilder(TestApplication.class)
                .web(WebApplicationType.NONE)
                .run(arguments.toArray(String[]::new));
    }
}
