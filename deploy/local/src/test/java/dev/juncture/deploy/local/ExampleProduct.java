package dev.juncture.deploy.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A product of {@code docs/examples} as a separate process. */
final class ExampleProduct implements AutoCloseable {
    static final Path REPOSITORY = Path.of("..", "..").toAbsolutePath().normalize();
    private static final Duration START = Duration.ofSeconds(60);

    private final String address;
    private final Path output;
    private final Process process;

    private ExampleProduct(String address, Path output, Process process) {
        this.address = address;
        this.output = output;
        this.process = process;
    }

    /** Returns a port that no other program uses. */
    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    static String address(int port) {
        return "http://localhost:" + port;
    }

    /** Starts the product in the repository's folder, as the documents say, and waits until it listens. */
    static ExampleProduct started(List<String> command, Path folder, int port, LocalProcess juncture)
            throws IOException {
        Path output = Files.createTempFile(folder, "product", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command).directory(REPOSITORY.toFile());
        builder.environment().keySet().retainAll(Set.of("PATH", "HOME", "TMPDIR", "LANG"));
        builder.environment()
                .putAll(Map.of(
                        "PORT", String.valueOf(port),
                        "JUNCTURE_URL", juncture.address(),
                        "JUNCTURE_SECRET_KEY", juncture.secretKey()));
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        ExampleProduct product = new ExampleProduct(address(port), output, process);
        product.awaitStart();
        return product;
    }

    private void awaitStart() {
        long deadline = System.nanoTime() + START.toNanos();
        while (!output().contains("The product runs at " + address)) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                close();
                throw new AssertionError("Did not start: " + output());
            }
            LocalProcess.awaitExit(process, Duration.ofMillis(50));
        }
    }

    String address() {
        return address;
    }

    String output() {
        try {
            return Files.readString(output);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void close() {
        LocalProcess.end(process, Duration.ofSeconds(10));
    }
}
