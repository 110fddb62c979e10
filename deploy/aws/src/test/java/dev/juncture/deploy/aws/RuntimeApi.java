package dev.juncture.deploy.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/** The API that Lambda's client polls for events. It gets the next event after its answer to the last one. */
final class RuntimeApi implements AutoCloseable {
    private static final String VERSION = "/2018-06-01/runtime/";

    private final BlockingQueue<Invocation> waiting = new LinkedBlockingQueue<>();
    private final Map<String, Invocation> running = new ConcurrentHashMap<>();
    private final CompletableFuture<byte[]> failed = new CompletableFuture<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;

    private record Invocation(String id, byte[] event, CompletableFuture<byte[]> answer) {}

    RuntimeApi() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext(VERSION, this::handle);
        server.start();
    }

    /** Host and port, as the environment names them. */
    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** Fails with the error that the function reported, at its start or now. */
    CompletableFuture<byte[]> invoke(byte[] event) {
        Invocation invocation = new Invocation(UUID.randomUUID().toString(), event, new CompletableFuture<>());
        failed.exceptionally(failure -> {
            invocation.answer().completeExceptionally(failure);
            return null;
        });
        waiting.add(invocation);
        return invocation.answer();
    }

    /** Call this when the process of the function has ended: no more answers will come. */
    void fail(String reason) {
        failed.completeExceptionally(new AssertionError(reason));
    }

    private void handle(HttpExchange exchange) throws IOException {
        String[] call =
                exchange.getRequestURI().getPath().substring(VERSION.length()).split("/");
        byte[] body = exchange.getRequestBody().readAllBytes();
        // The client needs this header in each answer, and crashes without it.
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        switch (call[call.length - 1]) {
            case "next" -> next(exchange);
            case "response" -> finish(exchange, running.remove(call[1]).answer().complete(body));
            default -> {
                AssertionError failure = new AssertionError(new String(body, StandardCharsets.UTF_8));
                boolean atStart = call[0].equals("init");
                finish(exchange, (atStart ? failed : running.remove(call[1]).answer()).completeExceptionally(failure));
            }
        }
    }

    private void next(HttpExchange exchange) throws IOException {
        try {
            Invocation invocation = waiting.take();
            running.put(invocation.id(), invocation);
            long deadline = System.currentTimeMillis() + Duration.ofSeconds(30).toMillis();
            exchange.getResponseHeaders().set("Lambda-Runtime-Aws-Request-Id", invocation.id());
            exchange.getResponseHeaders().set("Lambda-Runtime-Deadline-Ms", String.valueOf(deadline));
            exchange.getResponseHeaders()
                    .set(
                            "Lambda-Runtime-Invoked-Function-Arn",
                            "arn:aws:lambda:eu-central-1:123456789012:function:juncture");
            exchange.sendResponseHeaders(200, invocation.event().length == 0 ? -1 : invocation.event().length);
            exchange.getResponseBody().write(invocation.event());
            exchange.close();
        } catch (InterruptedException closed) {
            exchange.close();
        }
    }

    private static void finish(HttpExchange exchange, boolean first) throws IOException {
        exchange.sendResponseHeaders(first ? 202 : 400, -1);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
