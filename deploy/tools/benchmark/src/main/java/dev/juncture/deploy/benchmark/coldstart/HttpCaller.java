package dev.juncture.deploy.benchmark.coldstart;

import dev.juncture.deploy.benchmark.harness.Machine;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Repeats an HTTP request until the process accepts connections. */
final class HttpCaller implements FirstCaller {
    private static final long PAUSE_MILLIS = 5;

    private final int port = Machine.freePort();
    private final boolean portAsArgument;

    /** @param portAsArgument true to pass the port as an argument, as Google's invoker needs it; else as a variable */
    HttpCaller(boolean portAsArgument) {
        this.portAsArgument = portAsArgument;
    }

    @Override
    public List<String> arguments() {
        return portAsArgument ? List.of("--port", String.valueOf(port)) : List.of();
    }

    @Override
    public Map<String, String> environment() {
        return portAsArgument ? Map.of() : Map.of("PORT", String.valueOf(port), "SERVER_ADDRESS", "127.0.0.1");
    }

    @Override
    public void await(Process process) {
        while (true) {
            try {
                ask();
                return;
            } catch (IOException notYet) {
                if (!process.isAlive()) {
                    throw new IllegalStateException("It ended before it answered");
                }
                pause();
            }
        }
    }

    private void ask() throws IOException {
        HttpURLConnection connection = (HttpURLConnection) URI.create("http://127.0.0.1:" + port + FirstRequest.PATH)
                .toURL()
                .openConnection();
        connection.setRequestMethod("POST");
        connection.setRequestProperty("Content-Type", "application/json");
        connection.setDoOutput(true);
        try (OutputStream body = connection.getOutputStream()) {
            body.write(FirstRequest.BODY.getBytes(StandardCharsets.UTF_8));
        }
        if (connection.getResponseCode() != 200) {
            throw new IllegalStateException("It was answered " + connection.getResponseCode());
        }
        try (InputStream answer = connection.getInputStream()) {
            answer.readAllBytes();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException(stopped));
        }
    }

    @Override
    public void close() {}
}
