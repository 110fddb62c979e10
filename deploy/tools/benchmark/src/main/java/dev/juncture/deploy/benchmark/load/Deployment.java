package dev.juncture.deploy.benchmark.load;

import dev.juncture.deploy.benchmark.harness.Machine;
import dev.juncture.deploy.benchmark.harness.ServerProcess;
import dev.juncture.deploy.benchmark.harness.Stores;
import dev.juncture.deploy.benchmark.harness.Workspace;
import dev.juncture.sandbox.Sandbox;
import dev.juncture.sandbox.SandboxOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** Juncture and everything that it needs, on free ports of the loopback address. */
final class Deployment {
    private final String secretKey = "sk_benchmark_" + UUID.randomUUID();
    private final String address = "http://127.0.0.1:" + Machine.freePort();
    private final Stores stores;
    private final Sandbox sandbox;
    private final ServerProcess juncture;
    private final Duration readyAfter;

    /**
     * Starts everything.
     *
     * @param command what starts Juncture, in a directory
     */
    Deployment(Workspace workspace, List<String> command, Path directory) {
        this.stores = new Stores(workspace);
        this.sandbox = workspace.closing(Sandbox.start(SandboxOptions.defaults().withRedirectUris(callback())));
        long start = System.nanoTime();
        this.juncture = workspace.closing(ServerProcess.launch(command, directory, environment()));
        juncture.awaitReady(address);
        this.readyAfter = Duration.ofNanos(System.nanoTime() - start);
    }

    /** Returns the time from the start of Juncture's process until it was ready. */
    Duration readyAfter() {
        return readyAfter;
    }

    Sandbox sandbox() {
        return sandbox;
    }

    ServerProcess juncture() {
        return juncture;
    }

    Backend backend() {
        return new Backend(address, secretKey);
    }

    /** Makes connections, spread over the sites, and returns their external ids. */
    List<String> connect(List<String> sites, int connections) {
        List<String> externalIds = IntStream.range(0, connections)
                .mapToObj(number -> "customer-" + number)
                .toList();
        Backend backend = backend();
        for (int number = 0; number < connections; number++) {
            String site = sites.get(number % sites.size());
            backend.connect(sandbox.control(), externalIds.get(number), site, callback());
        }
        return externalIds;
    }

    private String callback() {
        return address + "/api/frontend/oauth/authorization-callback/jira";
    }

    private Map<String, String> environment() {
        return Map.ofEntries(
                Map.entry("PORT", address.substring(address.lastIndexOf(':') + 1)),
                Map.entry("SERVER_ADDRESS", "127.0.0.1"),
                Map.entry("JUNCTURE_FRONTEND_URL", address),
                Map.entry("JUNCTURE_SECRET_KEY", secretKey),
                Map.entry("DATABASE_URL", stores.databaseUrl()),
                // The start is not measured, and a busy machine may need long for the first connection.
                Map.entry("SPRING_FLYWAY_CONNECT_RETRIES", "6"),
                Map.entry("REDIS_URL", stores.redisUrl()),
                Map.entry("DEFAULT_JIRA_CLIENT_ID", SandboxOptions.defaults().clientId()),
                Map.entry(
                        "DEFAULT_JIRA_CLIENT_SECRET", SandboxOptions.defaults().clientSecret()),
                Map.entry("ATLASSIAN_AUTH_URL", sandbox.url()),
                Map.entry("ATLASSIAN_API_URL", sandbox.url()));
    }
}
