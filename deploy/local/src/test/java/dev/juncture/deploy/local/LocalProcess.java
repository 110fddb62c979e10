package dev.juncture.deploy.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The packaged local runner as a separate process. */
final class LocalProcess implements AutoCloseable {
    private static final Path JAR = Path.of("target", "juncture-local.jar").toAbsolutePath();
    private static final Duration START = Duration.ofSeconds(120);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Path home;
    private final Path output;
    private final Process process;

    private LocalProcess(Path home, Map<String, String> environment) throws IOException {
        this.home = home;
        this.output = Files.createTempFile(home.getParent(), "output", ".txt");
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-jar",
                JAR.toString());
        // Keeps only the variables that a shell needs, so that a developer's own settings do not reach the runner.
        builder.environment().keySet().retainAll(Set.of("PATH", "HOME", "TMPDIR", "LANG"));
        builder.environment().put("JUNCTURE_HOME", home.toString());
        builder.environment().putAll(environment);
        this.process = builder.directory(home.getParent().toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }

    static LocalProcess launch(Path home, Map<String, String> environment) throws IOException {
        return new LocalProcess(home, environment);
    }

    static LocalProcess started(Path home, Map<String, String> environment) throws IOException {
        LocalProcess runner = launch(home, environment);
        long deadline = System.nanoTime() + START.toNanos();
        while (!runner.output().contains("Juncture runs at")) {
            if (!runner.process.isAlive() || System.nanoTime() > deadline) {
                runner.close();
                throw new AssertionError("Did not start: " + runner.output());
            }
            awaitExit(runner.process, Duration.ofMillis(100));
        }
        return runner;
    }

    String output() {
        try {
            return Files.readString(output);
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    /** The address that it printed. */
    String address() {
        return find("Juncture runs at (\\S+)");
    }

    String secretKey() {
        return find("Secret key\\s+(\\S+)");
    }

    String find(String pattern) {
        return Pattern.compile(pattern)
                .matcher(output())
                .results()
                .map(match -> match.group(1))
                .findFirst()
                .orElseThrow(() -> new AssertionError("Not printed: " + pattern + " in " + output()));
    }

    /** Returns the address of its sandbox. */
    String sandbox() throws IOException {
        return Files.readAllLines(home.resolve("local.env")).stream()
                .filter(line -> line.startsWith("ATLASSIAN_AUTH_URL="))
                .map(line -> line.replaceAll("^ATLASSIAN_AUTH_URL='|'$", ""))
                .findFirst()
                .orElseThrow();
    }

    HttpResponse<String> send(String method, String url, String body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
                .timeout(Duration.ofSeconds(30))
                .method(method, BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    HttpResponse<String> withKey(String method, String path, String body) throws Exception {
        String url = path.startsWith("http") ? path : address() + path;
        return send(method, url, body, "Authorization", "Bearer " + secretKey(), "Content-Type", "application/json");
    }

    /** The server that a pid file in the home names, if it lives. */
    Optional<ProcessHandle> server(String pidFile) throws IOException {
        Path file = home.resolve(pidFile);
        return Files.exists(file)
                ? ProcessHandle.of(
                        Long.parseLong(Files.readAllLines(file).get(0).strip()))
                : Optional.empty();
    }

    Stream<ProcessHandle> descendants() {
        return process.descendants();
    }

    void signalTerm() {
        process.destroy();
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    int awaitExit() {
        if (!awaitExit(process, Duration.ofSeconds(60))) {
            throw new AssertionError("Still running: " + output());
        }
        return process.exitValue();
    }

    static boolean awaitExit(Process process, Duration patience) {
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** Asks a process to end, and ends it by force when it is still there afterwards. */
    static void end(Process process, Duration patience) {
        process.destroy();
        if (!awaitExit(process, patience)) {
            process.destroyForcibly();
        }
    }

    @Override
    public void close() {
        end(process, Duration.ofSeconds(40));
    }
}
