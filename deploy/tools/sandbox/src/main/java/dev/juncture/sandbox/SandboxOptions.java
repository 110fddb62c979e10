package dev.juncture.sandbox;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * How a sandbox starts.
 *
 * @param bindAddress where it listens; loopback unless said otherwise
 * @param host the host name in its own addresses
 * @param port 0 takes any free port
 * @param redirectUris the registered callbacks; a request's redirect_uri must be equal to one of them
 * @param controlKey what the control endpoint wants as a bearer token
 * @param issues how many issues the project {@code BULK} of Harbor &amp; Pine starts with; 0 leaves the project out
 * @param stateFile where grants, tokens and the clock's offset survive a restart; empty keeps them in memory
 */
public record SandboxOptions(
        InetAddress bindAddress,
        String host,
        int port,
        String clientId,
        String clientSecret,
        Set<String> redirectUris,
        String controlKey,
        Optional<Path> stateFile,
        Clock clock,
        int issues) {

    public SandboxOptions {
        redirectUris = Set.copyOf(redirectUris);
        for (String required : new String[] {host, clientId, clientSecret, controlKey}) {
            if (required.isBlank()) {
                throw new IllegalArgumentException(
                        "host, client id, client secret and control key of the sandbox cannot be blank");
            }
        }
    }

    /** The defaults: any free loopback port, known credentials, and no stored state. */
    public static SandboxOptions defaults() {
        return new SandboxOptions(
                InetAddress.getLoopbackAddress(),
                "localhost",
                0,
                "juncture-sandbox",
                "juncture-sandbox-secret",
                Set.of("http://localhost:8000/api/frontend/oauth/authorization-callback/jira"),
                "juncture-sandbox-control",
                Optional.empty(),
                Clock.systemUTC(),
                0);
    }

    public SandboxOptions withBindAddress(InetAddress address) {
        return new SandboxOptions(
                address, host, port, clientId, clientSecret, redirectUris, controlKey, stateFile, clock, issues);
    }

    public SandboxOptions withHost(String host) {
        return new SandboxOptions(
                bindAddress, host, port, clientId, clientSecret, redirectUris, controlKey, stateFile, clock, issues);
    }

    public SandboxOptions withPort(int port) {
        return new SandboxOptions(
                bindAddress, host, port, clientId, clientSecret, redirectUris, controlKey, stateFile, clock, issues);
    }

    public SandboxOptions withClient(String id, String secret) {
        return new SandboxOptions(
                bindAddress, host, port, id, secret, redirectUris, controlKey, stateFile, clock, issues);
    }

    public SandboxOptions withRedirectUris(String... uris) {
        Set<String> registered = Set.copyOf(Arrays.asList(uris));
        return new SandboxOptions(
                bindAddress, host, port, clientId, clientSecret, registered, controlKey, stateFile, clock, issues);
    }

    public SandboxOptions withControlKey(String key) {
        return new SandboxOptions(
                bindAddress, host, port, clientId, clientSecret, redirectUris, key, stateFile, clock, issues);
    }

    public SandboxOptions withStateFile(Path file) {
        return new SandboxOptions(
                bindAddress,
                host,
                port,
                clientId,
                clientSecret,
                redirectUris,
                controlKey,
                Optional.of(file),
                clock,
                issues);
    }

    public SandboxOptions withClock(Clock clock) {
        return new SandboxOptions(
                bindAddress, host, port, clientId, clientSecret, redirectUris, controlKey, stateFile, clock, issues);
    }

    public SandboxOptions withIssues(int issues) {
        return new SandboxOptions(
                bindAddress, host, port, clientId, clientSecret, redirectUris, controlKey, stateFile, clock, issues);
    }

    /** The secrets stay out of logs. */
    @Override
    public String toString() {
        return "SandboxOptions[host=" + host + ", port=" + port + ", clientId=" + clientId + ", redirectUris="
                + redirectUris + ", stateFile=" + stateFile + "]";
    }
}
