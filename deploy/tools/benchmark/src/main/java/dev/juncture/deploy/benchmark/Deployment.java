package dev.juncture.deploy.benchmark;

import dev.juncture.sandbox.Sandbox;
import dev.juncture.sandbox.SandboxOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** Juncture with all that it needs, on free ports of the loopback address. */
final class Deployment {
    private final String secretKey = "sk_benchmark_" + UUID.randomUUID();
    private final String address = "http://127.0.0.1:" + Stores.freePort();
    private final Stores stores;
    private final Sandbox sandbox;
    private final Juncture juncture;

    Deployment(Parts parts, Path jar) {
        this.stores = new Stores(parts);
        this.sandbox = parts.closing(Sandbox.start(SandboxOptions.defaults().withRedirectUris(callback())));
        this.juncture = parts.closing(Juncture.launch(jar, parts.folder(), environment()));
        juncture.awaitReady(address);
    }

    Sandbox sandbox() {
        return sandbox;
    }

    Juncture juncture() {
        return juncture;
    }

    Backend backend() {
        return new Backend(address, secretKey);
    }

    /** Makes connections, spread over the sites. @return their external ids */
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
                // A busy machine may take long over the first connection, and a start is not what is measured.
                Map.entry("SPRING_FLYWAY_CONNECT_RETRIES", "6"),
                Map.entry("REDIS_URL", stores.redisUrl()),
                Map.entry("DEFAULT_JIRA_CLIENT_ID", SandboxOptions.defaults().clientId()),
                Map.entry(
                        "DEFAULT_JIRA_CLIENT_SECRET", SandboxOptions.defaults().clientSecret()),
                Map.entry("ATLASSIAN_AUTH_URL", sandbox.url()),
                Map.entry("ATLASSIAN_API_URL", sandbox.url()));
    }
}
