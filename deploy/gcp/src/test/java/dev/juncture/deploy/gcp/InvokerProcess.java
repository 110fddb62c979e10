package dev.juncture.deploy.gcp;

import static org.awaitility.Awaitility.await;

import com.google.cloud.functions.HttpFunction;
import dev.juncture.testing.FreePort;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The packaged function as a separate process, under the invoker of the platform. */
final class InvokerProcess implements AutoCloseable {
    private final int port = FreePort.find();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Process process;
    private final CompletableFuture<String> output;

    InvokerProcess(Class<? extends HttpFunction> target, Map<String, String> variables) {
        Path build = Path.of("target").toAbsolutePath();
        ProcessBuilder invoker = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        // The README sets this property too.
                        "-Dspring.aot.enabled=true",
                        "-jar",
                        build.resolve("invoker/java-function-invoker.jar").toString(),
                        "--classpath",
                        build.resolve("deployment/juncture-gcp.jar").toString(),
                        "--target",
                        target.getName(),
                        "--port",
                        String.valueOf(port))
                .redirectErrorStream(true);
        invoker.environment().putAll(variables);
        try {
            this.process = invoker.start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        this.output = CompletableFuture.supplyAsync(() -> read(process.getInputStream()));
    }

    /** Waits until the invoker listens. */
    InvokerProcess started() {
        await("the invoker listens")
                .atMost(Duration.ofMinutes(3))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .failFast(() -> {
                    if (!process.isAlive()) {
                        throw new AssertionError("The invoker does not start: " + output.join());
                    }
                })
                .until(this::listens);
        return this;
    }

    /** Waits until the process ends, and returns its output. */
    String outputOfEnd() {
        return output.join();
    }

    HttpResponse<String> send(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** Sends bytes that no HTTP client sends. */
    String sendRaw(String head) {
        return sendRaw(head, "");
    }

    String sendRaw(String head, String body) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write((head + "\r\nHost: localhost\r\nConnection: close\r\n\r\n" + body)
                            .getBytes(StandardCharsets.ISO_8859_1));
            return read(socket.getInputStream());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private boolean listens() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private static String read(InputStream stream) {
        try {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        output.join();
    }
}
