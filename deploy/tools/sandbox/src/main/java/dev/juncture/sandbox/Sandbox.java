package dev.juncture.sandbox;

import dev.juncture.sandbox.attachment.MediaHost;
import dev.juncture.sandbox.auth.AccessibleResources;
import dev.juncture.sandbox.auth.Client;
import dev.juncture.sandbox.auth.Grants;
import dev.juncture.sandbox.auth.Me;
import dev.juncture.sandbox.auth.SandboxClock;
import dev.juncture.sandbox.auth.Secrets;
import dev.juncture.sandbox.auth.TokenEndpoint;
import dev.juncture.sandbox.auth.TokenWriter;
import dev.juncture.sandbox.consent.Authorize;
import dev.juncture.sandbox.consent.Pages;
import dev.juncture.sandbox.http.Faults;
import dev.juncture.sandbox.http.Journal;
import dev.juncture.sandbox.http.Route;
import dev.juncture.sandbox.http.Routes;
import dev.juncture.sandbox.http.Server;
import dev.juncture.sandbox.jira.Gateway;
import dev.juncture.sandbox.limit.RateLimiter;
import dev.juncture.sandbox.store.Stores;
import dev.juncture.sandbox.world.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.List;

/** A running fake Atlassian. */
public final class Sandbox implements AutoCloseable {
    private final Server server;
    private final String url;
    private final SandboxControl control;

    private Sandbox(Server server, String url, SandboxControl control) {
        this.server = server;
        this.url = url;
        this.control = control;
    }

    /**
     * Starts a sandbox. It accepts requests when this method returns.
     *
     * @throws UncheckedIOException when the port is taken or the state file cannot be read
     */
    public static Sandbox start(SandboxOptions options) {
        SandboxClock clock = new SandboxClock(options.clock());
        Faults faults = new Faults();
        Journal journal = new Journal();
        Server server = listen(options, faults, journal, clock);
        try {
            String url = "http://" + options.host() + ":" + server.port();
            World world = World.load();
            Client client = new Client(options.clientId(), options.clientSecret(), options.redirectUris());
            TokenWriter writer = new TokenWriter(
                    url,
                    client.id(),
                    person -> world.person(person).orElseThrow().accountId());
            Grants grants = new Grants(clock, writer, options.stateFile());
            TokenEndpoint tokenEndpoint = new TokenEndpoint(client, grants);
            Stores stores = new Stores(world, clock);
            RateLimiter limiter = new RateLimiter(clock);
            SandboxControl control =
                    new SandboxControl(world, stores, limiter, client, grants, tokenEndpoint, faults, journal, clock);
            if (options.issues() > 0) {
                control.seed(world.sites().get(0).cloudId(), "BULK", options.issues(), 1, 9);
            }
            MediaHost media = new MediaHost(() -> Secrets.random(32));
            Gateway gateway = new Gateway(grants, world, stores, JiraRoutes.all(clock, media), limiter, url, clock);
            server.serve(
                    new ControlEndpoint(control, options.controlKey())::answer,
                    routes(world, client, grants, tokenEndpoint, gateway, media, url, clock),
                    gateway::unknownPath);
            return new Sandbox(server, url, control);
        } catch (RuntimeException failure) {
            server.close();
            throw failure;
        }
    }

    /** The address that stands for both {@code auth.atlassian.com} and {@code api.atlassian.com}; no slash at its end. */
    public String url() {
        return url;
    }

    public SandboxControl control() {
        return control;
    }

    @Override
    public void close() {
        server.close();
    }

    private static Routes routes(
            World world,
            Client client,
            Grants grants,
            TokenEndpoint tokenEndpoint,
            Gateway gateway,
            MediaHost media,
            String url,
            SandboxClock clock) {
        Authorize authorize = new Authorize(client, grants, world, clock);
        return new Routes(List.of(
                new Route("GET", "/authorize", authorize::ask),
                new Route("POST", "/authorize", authorize::decide),
                new Route("POST", "/oauth/token", TokenEndpoint::grantType, tokenEndpoint::answer),
                new Route(
                        "GET",
                        "/oauth/token/accessible-resources",
                        new AccessibleResources(grants, world, url)::answer),
                new Route("GET", "/me", new Me(grants, world, url)::answer),
                new Route("*", "/ex/jira/{cloudId}/**", gateway::answer),
                new Route("GET", "/media/{ticket}", media::answer),
                new Route("GET", "/avatars/{name}", Avatars::answer),
                new Route("GET", "/assets/{name}", Assets::answer),
                new Route("GET", "/", unused -> Pages.home(client.id(), client.redirectUris()))));
    }

    private static Server listen(SandboxOptions options, Faults faults, Journal journal, SandboxClock clock) {
        InetSocketAddress address = new InetSocketAddress(options.bindAddress(), options.port());
        try {
            return new Server(address, faults, journal, clock);
        } catch (IOException taken) {
            throw new UncheckedIOException("The sandbox cannot listen on " + address, taken);
        }
    }
}
