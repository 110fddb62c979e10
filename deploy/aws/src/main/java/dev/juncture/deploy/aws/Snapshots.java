package dev.juncture.deploy.aws;

import dev.juncture.operation.Operations;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationListener;
import org.springframework.context.Lifecycle;
import org.springframework.context.event.ContextRefreshedEvent;

/**
 * Prepares a process for SnapStart's snapshot: the code has run once, no connection is open, and two copies of the snapshot
 * do not produce the same random numbers.
 */
class Snapshots implements Resource, ApplicationListener<ContextRefreshedEvent> {
    /** Requests that store nothing: one to the frontend API, one to the backend API, one to both stores. */
    private static final List<String> WARMING = List.of(
            event(
                    "POST",
                    "/api/frontend/oauth/get-authorization-uri",
                    "{\\\"provider\\\":\\\"none\\\",\\\"external_id\\\":\\\"none\\\"}"),
            event("GET", "/api/backend/connections", ""),
            event("GET", "/ready", ""));

    private final Function<InputStream, byte[]> http;
    private final Operations operations;
    private final ObjectProvider<Lifecycle> lifecycles;

    Snapshots(Function<InputStream, byte[]> http, Operations operations, ObjectProvider<Lifecycle> lifecycles) {
        this.http = http;
        this.operations = operations;
        this.lifecycles = lifecycles;
    }

    /** Registers this after Spring's own resource: the last one runs first, before Spring closes connections. */
    @Override
    public void onApplicationEvent(ContextRefreshedEvent started) {
        Core.getGlobalContext().register(this);
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        // A cold start creates only what it needs; a snapshot has time to create everything.
        operations.createAll();
        WARMING.forEach(event -> http.apply(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8))));
        // This creates the bean that closes the connection pool: no other bean needs it, so Spring would not create it.
        lifecycles.stream().forEach(Objects::requireNonNull);
    }

    /** All generators of this kind share one state. This adds new entropy of the system to it. */
    @Override
    public void afterRestore(Context<? extends Resource> context) {
        SecureRandom random = new SecureRandom();
        random.setSeed(random.generateSeed(32));
    }

    private static String event(String method, String path, String body) {
        return """
                {"version": "2.0", "rawPath": "%s", "rawQueryString": "", "headers": {"content-type": "application/json"},
                 "requestContext": {"stage": "$default", "http": {"method": "%s", "sourceIp": "127.0.0.1"}},
                 "body": "%s", "isBase64Encoded": false}
                """.formatted(path, method, body);
    }
}
