package dev.juncture.deploy.local;

import dev.juncture.deploy.http.Command;
import dev.juncture.deploy.http.HttpRunner;
import dev.juncture.sandbox.Sandbox;
import dev.juncture.sandbox.SandboxOptions;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.logging.LoggingSystem;

/** Starts what the environment does not name, then the HTTP runner over it, and stops all of it again. */
public final class LocalRunner {
    private static final int PORT = 8000;
    private static final String CALLBACK = "/api/frontend/oauth/authorization-callback/jira";

    private final Given given;
    private final Shutdown shutdown;
    /** What this runner provides, under the published names. */
    private final Map<String, String> provided = new LinkedHashMap<>();
    /** Settings that have no published name. */
    private final Map<String, Object> internal = new LinkedHashMap<>();

    private LocalRunner(Given given, Shutdown shutdown) {
        this.given = given;
        this.shutdown = shutdown;
    }

    public static void main(String[] args) {
        Shutdown shutdown = new Shutdown();
        Runtime.getRuntime().addShutdownHook(new Thread(shutdown::run, "shutdown"));
        // Until Spring Boot configures logging, the embedded servers' chatter would be all that a newcomer sees.
        LoggingSystem.get(LocalRunner.class.getClassLoader()).beforeInitialize();
        try {
            LocalRunner runner = new LocalRunner(Given.read(), shutdown);
            Command.named(args).ifPresent(command -> System.exit(runner.run(command)));
            runner.start();
        } catch (LocalFailure failure) {
            System.err.println(failure.getMessage());
            System.exit(1);
        } catch (RuntimeException reported) {
            // The start's own reporter has said what is wrong.
            System.exit(1);
        }
    }

    private void start() {
        int port = port();
        Home home = provide(port);
        shutdown.closing(application(port).run());
        System.out.println(Welcome.text(address(port), provided.get("JUNCTURE_SECRET_KEY"), home.path("local.env")));
    }

    /** The parts without Juncture itself. @return the exit code */
    private int run(Command command) {
        int port = port();
        provide(port);
        configure(port);
        return command.run(System.out, internal);
    }

    /** Starts what is not given. */
    private Home provide(int port) {
        String address = address(port);
        Home home = shutdown.closing(Home.open(given.home()));
        Map<String, String> before = home.environment();
        provided.put("JUNCTURE_SECRET_KEY", LocalKeys.secretKey(given, before));
        provided.put("JUNCTURE_ENCRYPTION_KEYS", LocalKeys.encryptionKeys(given, before));
        provided.put(
                "JUNCTURE_FRONTEND_URL", given.value("JUNCTURE_FRONTEND_URL").orElse(address));
        System.out.println("Starting Juncture; the first start takes a little longer …");
        String database = given.value("DATABASE_URL")
                .orElseGet(() -> shutdown.closing(LocalPostgres.start(home)).url());
        provided.put("DATABASE_URL", database);
        if (!given.anyOf("UPSTASH_REDIS_REST_URL") || given.anyOf("REDIS_URL")) {
            provided.put(
                    "REDIS_URL",
                    given.value("REDIS_URL")
                            .orElseGet(() ->
                                    shutdown.closing(LocalRedis.start(home)).url()));
        }
        if (!given.anyOf(
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
        return given.value("PORT")
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
        String redirectUri = given.value("DEFAULT_JIRA_REDIRECT_URI").orElse(address + CALLBACK);
        Sandbox sandbox = shutdown.closing(Sandbox.start(SandboxOptions.defaults()
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
                given.value("DEFAULT_JIRA_SITE_REDIRECT_URI").orElse(address + "/"));
        internal.put("juncture.pages.image-origins", sandbox.url());
        provided.put(
                "JUNCTURE_MEDIA_ORIGINS", given.value("JUNCTURE_MEDIA_ORIGINS").orElse(sandbox.url()));
        // The demo product's own face on the connect pages.
        internal.put(
                "JUNCTURE_PRODUCT_NAME", given.value("JUNCTURE_PRODUCT_NAME").orElse("Waymark"));
        internal.put("JUNCTURE_LOGO_URL", given.value("JUNCTURE_LOGO_URL").orElse(address + "/demo.svg"));
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
