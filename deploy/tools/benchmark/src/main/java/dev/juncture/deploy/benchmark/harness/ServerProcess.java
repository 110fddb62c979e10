package dev.juncture.deploy.benchmark.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** A process that is measured, such as the packaged HTTP runner. */
public final class ServerProcess implements AutoCloseable {
    /** The heap of a small container. It limits the garbage collector, so it is part of the measurement. */
    public static final String HEAP = "-Xmx512m";

    private static final Duration START = Duration.ofMinutes(3);

    private final Process process;
    private final Path log;

    private ServerProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * Starts the process. {@link #awaitReady} waits until it is ready.
     *
     * @param command what starts it, in a directory
     */
    public static ServerProcess launch(List<String> command, Path directory, Map<String, String> environment) {
        Path log = directory.resolve("server.log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.to(log.toFile()));
        builder.environment().keySet().retainAll(Set.of("PATH", "HOME", "TMPDIR", "LANG"));
        builder.environment().putAll(environment);
        try {
            return new ServerProcess(builder.start(), log);
        } catch (IOException cannotRun) {
            throw new UncheckedIOException(cannotRun);
        }
    }

    /** Returns the command that starts a jar as it is, with the Java that runs the benchmark. */
    public static List<String> plainCommand(Path jar) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "-jar",
                jar.toAbsolutePath().toString());
    }

    /**
     * Waits until the process is ready.
     *
     * @throws IllegalStateException with the log, if the process ends or is not ready in time
     */
    public void awaitReady(String address) {
        URI ready = URI.create(address + "/ready");
        long deadline = System.nanoTime() + START.toNanos();
        while (!isReady(ready)) {
            if (ends(Duration.ofMillis(50)) || System.nanoTime() > deadline) {
                throw new IllegalStateException("The server did not start: " + logged());
            }
        }
    }

    /** Returns the processor time of this process so far. */
    public Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** See {@link Machine#memory}. */
    public Optional<Long> memory() {
        return Machine.memory(process.pid());
    }

    /** See {@link Machine#peakMemory}. */
    public Optional<Long> peakMemory() {
        return Machine.peakMemory(process.pid());
    }

    @Override
    public void close() {
        process.destroy();
        if (!ends(Duration.ofSeconds(30))) {
            process.destroyForcibly();
        }
    }

    private String logged() {
        try {
            return Files.readString(log);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private boolean ends(Duration patience) {
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static boolean isReady(URI ready) {
        try {
            HttpURLConnection connection = (HttpURLConnection) ready.toURL().openConnection();
            connection.setConnectTimeout(1_000);
            connection.setReadTimeout(5_000);
            return connection.getResponseCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }
}
