package dev.juncture.sandbox;

import dev.juncture.sandbox.auth.Secrets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Runs a sandbox on its own, set up by environment variables. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        SandboxOptions options;
        Sandbox sandbox;
        try {
            options = options(System.getenv());
            sandbox = Sandbox.start(options);
        } catch (RuntimeException cannotStart) {
            System.err.println("The sandbox cannot start: " + cannotStart.getMessage());
            System.exit(1);
            return;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close));
        System.out.println(welcome(sandbox.url(), options));
    }

    static SandboxOptions options(Map<String, String> environment) {
        SandboxOptions options = SandboxOptions.defaults()
                .withPort(port(environment))
                .withControlKey(value(environment, "SANDBOX_CONTROL_KEY").orElseGet(() -> Secrets.random(24)));
        options = options.withClient(
                value(environment, "SANDBOX_CLIENT_ID").orElse(options.clientId()),
                value(environment, "SANDBOX_CLIENT_SECRET").orElse(options.clientSecret()));
        Optional<String> uris = value(environment, "SANDBOX_REDIRECT_URIS");
        if (uris.isPresent()) {
            options = options.withRedirectUris(uris.get().trim().split("\\s*,\\s*"));
        }
        options = options.withIssues(issues(environment));
        Optional<String> file = value(environment, "SANDBOX_STATE_FILE");
        return file.isPresent() ? options.withStateFile(Path.of(file.get())) : options;
    }

    static String welcome(String url, SandboxOptions options) {
        return """
                Sandbox, not Atlassian: %1$s

                Settings for a product that should use it:
                  ATLASSIAN_AUTH_URL=%1$s
                  ATLASSIAN_API_URL=%1$s
                  DEFAULT_JIRA_CLIENT_ID=%2$s
                  DEFAULT_JIRA_CLIENT_SECRET=%3$s
                  DEFAULT_JIRA_REDIRECT_URI=%4$s

                Control key: %5$s
                  curl -H 'Authorization: Bearer %5$s' %1$s/sandbox/journal""".formatted(
                        url,
                        options.clientId(),
                        options.clientSecret(),
                        String.join(" or ", options.redirectUris()),
                        options.controlKey());
    }

    private static int port(Map<String, String> environment) {
        String port = value(environment, "SANDBOX_PORT").orElse("8090");
        if (!port.matches("\\d{1,5}") || Integer.parseInt(port) > 65_535) {
            throw new IllegalArgumentException("SANDBOX_PORT is " + port + ", but must be a port number such as 8090");
        }
        return Integer.parseInt(port);
    }

    private static int issues(Map<String, String> environment) {
        String issues = value(environment, "SANDBOX_ISSUES").orElse("0");
        if (!issues.matches("\\d{1,6}")) {
            throw new IllegalArgumentException("SANDBOX_ISSUES is " + issues + ", but must be a number such as 20000");
        }
        return Integer.parseInt(issues);
    }

    private static Optional<String> value(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }
}
