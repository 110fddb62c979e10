package dev.juncture.deploy.contract;

import dev.juncture.sandbox.Sandbox;
import dev.juncture.sandbox.SandboxOptions;
import dev.juncture.sandbox.http.Region;
import dev.juncture.testing.FreePort;
import dev.juncture.testing.Variables;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** The same start for every edge: empty tables, an empty Redis, and a sandbox whose clock does not move. */
final class World implements AutoCloseable {
    static final String CALLBACK = Variables.ADDRESS + "/api/frontend/oauth/authorization-callback/jira";
    static final String SCOPES = "read:jira-work write:jira-work read:jira-user read:me offline_access"
            + " read:project:jira read:issue-details:jira read:jql:jira"
            + " read:board-scope:jira-software write:board-scope:jira-software"
            + " read:sprint:jira-software write:sprint:jira-software";

    // All sandboxes use this port, one after the other, because answers contain the address and must be equal.
    private static final int PORT = FreePort.find();
    private static final Clock STANDING = Clock.fixed(Instant.parse("2026-06-01T09:00:00Z"), ZoneOffset.UTC);

    private final Sandbox sandbox = Sandbox.start(
            SandboxOptions.defaults().withPort(PORT).withClock(STANDING).withRedirectUris(CALLBACK));
    private final Map<String, String> environment = Variables.withStores();

    World() {
        environment.putAll(Map.of(
                "JUNCTURE_EXPOSE_REFRESH_TOKENS",
                "true",
                "DEFAULT_JIRA_CLIENT_ID",
                SandboxOptions.defaults().clientId(),
                "DEFAULT_JIRA_CLIENT_SECRET",
                SandboxOptions.defaults().clientSecret(),
                "ATLASSIAN_AUTH_URL",
                sandbox.url(),
                "ATLASSIAN_API_URL",
                sandbox.url(),
                "JUNCTURE_MEDIA_ORIGINS",
                sandbox.url(),
                // At some edges the client is not on this machine, so the limits would count it.
                "JUNCTURE_FRONTEND_LIMIT",
                "off",
                "JUNCTURE_PUBLIC_LIMIT",
                "off",
                "TZ",
                "UTC",
                "LANG",
                "C.UTF-8"));
    }

    Map<String, String> environment() {
        return environment;
    }

    /**
     * Gives Ada's consent to all her sites.
     *
     * @return the code that Atlassian would send
     */
    String consent() {
        return sandbox.control().grant("ada", "all", SCOPES, CALLBACK);
    }

    /** Stores the body of the next request to a path below the site, as Jira receives it. */
    AtomicReference<byte[]> nextBody(String path) {
        AtomicReference<byte[]> body = new AtomicReference<>();
        sandbox.control().watch(request -> {
            if (request.path().endsWith(path)) {
                body.set(request.upload().map(World::bytes).orElse(request.body()));
            }
        });
        return body;
    }

    private static byte[] bytes(Region upload) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            upload.writeTo(bytes);
        } catch (IOException spoolGone) {
            throw new UncheckedIOException(spoolGone);
        }
        return bytes.toByteArray();
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
