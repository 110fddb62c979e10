package dev.juncture.deploy.local;

import dev.juncture.deploy.http.Command;
import dev.juncture.deploy.http.HttpRunner;
import dev.juncture.sandbox.Sandbox;
import dev.juncture.sandbox.SandboxOptions;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.logging.LoggingSystem;

/** Starts the servers that the environment does not name, and then the HTTP runner. Stops all of them at the end. */
public final class LocalRunner {
    private static final int PORT = 8000;
    private static final String CALLBACK = "/api/frontend/oauth/authorization-callback/jira";

    private final Variables variables;
    private final Shutdown shutdown;
    /** Variables that this runner provides, by their published names. */
    private final Map<String, String> provided = new LinkedHashMap<>();
    /** Settings that have no published name. */
    private final Map<String, Object> internal = new LinkedHashMap<>();

    private LocalRunner(Variables variables, Shutdown shutdown) {
        this.variables = variables;
        this.shutdown = shutdown;
    }

    public static void main(String[] args) {
        Shutdown shutdown = new Shutdown();
        Runtime.getRuntime().addShutdownHook(new Thread(shutdown::run, "shutdown"));
        // Keeps the output short: until Spring Boot configures logging, the embedded servers log much.
        LoggingSystem.get(LocalRunner.class.getClassLoader()).beforeInitialize();
        try {
            LocalRunner runner = new LocalRunner(Variables.read(), shutdown);
            Command.named(args).ifPresent(command -> System.exit(runner.run(command, args)));
            runner.start();
        } catch (LocalFailure failure) {
            System.err.println(failure.getMessage());
            System.exit(1);
        } catch (RuntimeException reported) {
            // The failure reporter has already printed the reason.
            System.exit(1);
        }
    }

    private void start() {
        int port = port();
        Home home = provide(port);
        shutdown.closeAtEnd(application(port).run());
        System.out.println(Welcome.text(address(port), provided.get("JUNCTURE_SECRET_KEY"), home.path("local.env")));
    }

    /**
     * Runs a command with the same servers, but without Juncture itself.
     *
     * @return the exit code
     */
    private int run(Command command, String... arguments) {
        int port = port();
        provide(port);
        configure(port);
        return command.run(System.out, internal, arguments);
    }

    /** Starts the servers that no variable names. */
    private Home provide(int port) {
        String address = address(port);
        Home home = shutdown.closeAtEnd(Home.open(variables.home()));
        Map<String, String> earlier = home.environment();
        provided.put("JUNCTURE_SECRET_KEY", LocalKeys.secretKey(variables, earlier));
        provided.put("JUNCTURE_ENCRYPTION_KEYS", LocalKeys.encryptionKeys(variables, earlier));
        provided.put(
                "JUNCTURE_FRONTEND_URL",
                variables.value("JUNCTURE_FRONTEND_URL").orElse(address));
        // The address changes with the port.
        provided.put(
                "JUNCTURE_DEPLOYMENT_NAME",
                variables.value("JUNCTURE_DEPLOYMENT_NAME").orElse("local"));
        System.out.println("Starting Juncture; the first start takes a little longer …");
        String database = variables
                .value("DATABASE_URL")
                .orElseGet(() -> shutdown.closeAtEnd(LocalPostgres.start(home)).url());
        provided.put("DATABASE_URL", database);
        if (!variables.anyOf("UPSTASH_REDIS_REST_URL") || variables.anyOf("REDIS_URL")) {
            provided.put(
                    "REDIS_URL",
                    variables
                            .value("REDIS_URL")
                            .orElseGet(() ->
                                    shutdown.closeAtEnd(LocalRedis.start(home)).url()));
        }
        if (!variables.anyOf(
                "DEFAULT_JIRA_CLIENT_ID", "DEFAULT_JIRA_CLIENT_SECRET", "ATLASSIAN_AUTH_URL", "ATLASSIAN_API_URL")) {
            startSandbox(home, port, address);
        }
        home.writeEnvironment(provided);
        return home;
    }

    private static String address(int port) {
        return "http://localhost:" + port;
    }

    private int port() {
        return variables
                .value("PORT")
                .map(text -> {
                    if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > 65535) {
                        throw new LocalFailure("PORT is not a port number; for example PORT=8000.");
                    }
                    if (!Ports.isFree(Integer.parseInt(text))) {
                        throw new LocalFailure(
                                "PORT=" + text + " is in use: set another, or none for the next free one.");
                    }
                    return Integer.parseInt(text);
                })
                .orElseGet(() -> Ports.firstFreeFrom(PORT));
    }

    private void startSandbox(Home home, int port, String address) {
        String redirectUri = variables.value("DEFAULT_JIRA_REDIRECT_URI").orElse(address + CALLBACK);
        Sandbox sandbox = shutdown.closeAtEnd(Sandbox.start(SandboxOptions.defaults()
                .withPort(Ports.firstFreeFrom(port + 1))
                .withRedirectUris(redirectUri)
                .withControlKey(provided.get("JUNCTURE_SECRET_KEY"))
                .withStateFile(home.path("sandbox.json"))));
        provided.put("ATLASSIAN_AUTH_URL", sandbox.url());
        provided.put("ATLASSIAN_API_URL", sandbox.url());
        provided.put("DEFAULT_JIRA_CLIENT_ID", SandboxOptions.defaults().clientId());
        provided.put("DEFAULT_JIRA_CLIENT_SECRET", SandboxOptions.defaults().clientSecret());
        provided.put("DEFAULT_JIRA_REDIRECT_URI", redirectUri);
        provided.put(
                "DEFAULT_JIRA_SITE_REDIRECT_URI",
                variables.value("DEFAULT_JIRA_SITE_REDIRECT_URI").orElse(address + "/"));
        internal.put("juncture.pages.image-origins", sandbox.url());
        provided.put(
                "JUNCTURE_MEDIA_ORIGINS",
                variables.value("JUNCTURE_MEDIA_ORIGINS").orElse(sandbox.url()));
        // The connect pages show the demo product's name and logo.
        internal.put(
                "JUNCTURE_PRODUCT_NAME",
                variables.value("JUNCTURE_PRODUCT_NAME").orElse("Waymark"));
        internal.put("JUNCTURE_LOGO_URL", variables.value("JUNCTURE_LOGO_URL").orElse(address + "/demo.svg"));
    }

    private SpringApplication application(int port) {
        SpringApplication application = new SpringApplication(HttpRunner.class, LocalConfiguration.class);
        application.setRegisterShutdownHook(false);
        configure(port);
        application.setDefaultProperties(internal);
        return application;
    }

    private void configure(int port) {
        internal.putAll(provided);
        internal.put("spring.config.name", "local");
        internal.put("server.port", port);
    }
}
