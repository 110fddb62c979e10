package dev.juncture.deploy.azure;

import static org.awaitility.Awaitility.await;

import dev.juncture.testing.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** The packaged functions as a separate process. */
final class HostProcess implements AutoCloseable {
    private final Process process;
    private final FunctionsClient client;

    HostProcess(Map<String, String> variables) {
        int port = FreePort.find();
        ProcessBuilder host = new ProcessBuilder(FunctionsClient.command(Path.of(""), port))
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target", "host-" + port + ".log").toFile());
        host.environment().putAll(variables);
        try {
            this.process = host.start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        this.client = new FunctionsClient(port);
        await("the host listens")
                .atMost(Duration.ofMinutes(3))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .failFast("the host ended", () -> !process.isAlive())
                .until(client::isListening);
    }

    FunctionsClient client() {
        return client;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
