package dev.juncture.deploy.http;

import dev.juncture.sandbox.Sandbox;
import dev.juncture.sandbox.SandboxOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The HTTP runner as it is shipped, on a free port, with the sandbox as its Atlassian. */
final class RunningJuncture implements AutoCloseable {
    static final String SECRET_KEY = "sk_test_0123456789abcdef0123456789";
    static final String APP_PAGE = "https://app.example.com/settings/jira";

    static final String CALLBACK = "/api/frontend/oauth/authorization-callback/jira";

    private final int port;
    private final Sandbox sandbox;
    private final OfficialCalls calls;
    private final Map<String, Object> settings = new LinkedHashMap<>();
    private ConfigurableApplicationContext context;

    private RunningJuncture(String databaseUrl, String redisUrl, Map<String, String> more) {
        this.port = freePort();
        this.sandbox = Sandbox.start(SandboxOptions.defaults().withRedirectUris(callback()));
        this.calls = OfficialCalls.of(sandbox);
        settings.put("PORT", port);
        settings.put("server.address", "127.0.0.1");
        settings.put("DATABASE_URL", databaseUrl);
        settings.put("REDIS_URL", redisUrl);
        settings.put("JUNCTURE_SECRET_KEY", SECRET_KEY);
        settings.put("JUNCTURE_FRONTEND_URL", address());
        // The port of its address differs whenever a test starts it on the same database.
        settings.put("JUNCTURE_DEPLOYMENT_NAME", "test");
        settings.put("DEFAULT_JIRA_CLIENT_ID", SandboxOptions.defaults().clientId());
        settings.put("DEFAULT_JIRA_CLIENT_SECRET", SandboxOptions.defaults().clientSecret());
        settings.put("DEFAULT_JIRA_SITE_REDIRECT_URI", APP_PAGE);
        settings.put("ATLASSIAN_AUTH_URL", sandbox.url());
        settings.put("ATLASSIAN_API_URL", sandbox.url());
        settings.put("JUNCTURE_MEDIA_ORIGINS", sandbox.url());
        // No load balancer asks for its readiness, so a stop need not wait.
        settings.put("JUNCTURE_DRAIN_PAUSE", "0s");
        settings.putAll(more);
        this.context = run();
    }

    static RunningJuncture start(String databaseUrl, String redisUrl) {
        return start(databaseUrl, redisUrl, Map.of());
    }

    static RunningJuncture start(String databaseUrl, String redisUrl, Map<String, String> more) {
        return new RunningJuncture(databaseUrl, redisUrl, more);
    }

    String address() {
        return "http://localhost:" + port;
    }

    int port() {
        return port;
    }

    String callback() {
        return address() + CALLBACK;
    }

    Sandbox sandbox() {
        return sandbox;
    }

    /** Returns the calls of Juncture to Jira. */
    OfficialCalls calls() {
        return calls;
    }

    ConfigurableApplicationContext context() {
        return context;
    }

    /** Replaces the process by a new one with the same state. */
    void restart() {
        stop();
        context = run();
    }

    /** Stops the process, but not the sandbox. */
    void stop() {
        context.close();
    }

    /** Starts another deployment with another database, for the same sandbox. */
    void startAs(String name, String databaseUrl) {
        settings.put("JUNCTURE_DEPLOYMENT_NAME", name);
        settings.put("DATABASE_URL", databaseUrl);
        context = run();
    }

    Map<String, Object> settings() {
        return settings;
    }

    /** Also checks that all requests to Jira were as Atlassian describes them. */
    @Override
    public void close() {
        context.close();
        sandbox.close();
        calls.check();
    }

    private ConfigurableApplicationContext run() {
        SpringApplication application = new SpringApplication(HttpRunner.class);
        application.setDefaultProperties(settings);
        return application.run("--logging.structured.format.console=", "--spring.main.log-startup-info=false");
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new IllegalStateException(none);
        }
    }
}
