package dev.juncture.deploy.benchmark.coldstart;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Stands in for Lambda's runtime API. Offers one event, and waits for its answer. */
final class LambdaCaller implements FirstCaller {
    private static final long LIFE_MILLIS = 60_000;

    private final CompletableFuture<String> answer = new CompletableFuture<>();
    private final CompletableFuture<Void> over = new CompletableFuture<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private boolean given;

    LambdaCaller() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        server.setExecutor(threads);
        server.createContext("/2018-06-01/runtime/", this::handle);
        server.start();
    }

    @Override
    public List<String> arguments() {
        return List.of();
    }

    @Override
    public Map<String, String> environment() {
        return Map.of(
                "AWS_LAMBDA_RUNTIME_API", "127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void await(Process process) {
        process.onExit().thenRun(() -> answer.complete("The process ended."));
        String body = answer.orTimeout(LIFE_MILLIS, TimeUnit.MILLISECONDS).join();
        if (!body.contains("\"statusCode\":200")) {
            throw new IllegalStateException("It was answered " + body);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        String path = exchange.getRequestURI().getPath();
        if (path.endsWith("/next")) {
            give(exchange);
        } else {
            answer.complete(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(202, -1);
            exchange.close();
        }
    }

    private void give(HttpExchange exchange) throws IOException {
        if (isFirst()) {
            byte[] event = FirstRequest.EVENT.getBytes(StandardCharsets.UTF_8);
            long deadline = System.currentTimeMillis() + LIFE_MILLIS;
            exchange.getResponseHeaders().set("Lambda-Runtime-Aws-Request-Id", "first");
            exchange.getResponseHeaders().set("Lambda-Runtime-Deadline-Ms", String.valueOf(deadline));
            exchange.getResponseHeaders()
                    .set(
                            "Lambda-Runtime-Invoked-Function-Arn",
                            "arn:aws:lambda:eu-central-1:123456789012:function:juncture");
            exchange.sendResponseHeaders(200, event.length);
            exchange.getResponseBody().write(event);
        } else {
            // No second event comes. The client waits, as in Lambda.
            over.handle((ended, failure) -> ended).join();
        }
        exchange.close();
    }

    private synchronized boolean isFirst() {
        boolean first = !given;
        given = true;
        return first;
    }

    @Override
    public void close() {
        over.complete(null);
        server.stop(0);
        threads.shutdownNow();
    }
}
