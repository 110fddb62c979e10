package dev.juncture.deploy.http;

import static org.awaitility.Awaitility.await;

import dev.juncture.sandbox.Sandbox;
import dev.juncture.sandbox.SandboxOptions;
import dev.juncture.testing.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The HTTP runner in a separate JVM, which a test can kill. */
final class JunctureProcess implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(3);

    /** The settings that all processes of a deployment share. The consent leads back to {@code frontend}. */
    record Stores(String databaseUrl, String redisUrl, Sandbox sandbox, OfficialCalls calls, int frontend)
            implements AutoCloseable {
        /** Uses a callback that the sandbox knows. */
        static Stores with(String databaseUrl, String redisUrl) {
            int port = FreePort.find();
            Sandbox sandbox = sandbox(port);
            return new Stores(databaseUrl, redisUrl, sandbox, OfficialCalls.of(sandbox), port);
        }

        /** Returns stores for tests that send requests to Jira which Atlassian's documents do not allow. */
        static Stores withUncheckedCalls(String databaseUrl, String redisUrl) {
            int port = FreePort.find();
            return new Stores(databaseUrl, redisUrl, sandbox(port), OfficialCalls.none(), port);
        }

        private static Sandbox sandbox(int port) {
            return Sandbox.start(SandboxOptions.defaults().withRedirectUris(address(port) + RunningJuncture.CALLBACK));
        }

        /** Checks that all requests to Jira were as Atlassian describes them. */
        @Override
        public void close() {
            sandbox.close();
            calls.check();
        }
    }

    private final Process process;
    private final Thread hook = new Thread(this::end);
    private final Browser browser;

    private JunctureProcess(Stores stores, int port, List<String> java, List<String> settings, Redirect log) {
        this.browser = new Browser(address(port), stores.sandbox().control());
        List<String> command = new ArrayList<>(java);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), HttpRunner.class.getName()));
        settings.forEach(setting -> command.add("--" + setting));
        try {
            this.process = new ProcessBuilder(command)
                    .redirectOutput(log)
                    .redirectError(Redirect.INHERIT)
                    .start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        // An interrupted build leaves no process behind.
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private static JunctureProcess patient(Stores stores, int port, String heap) {
        List<String> settings = new ArrayList<>(settings(stores, port));
        settings.addAll(List.of(
                "JUNCTURE_DRAIN_PAUSE=3s",
                // Many requests at the same time are slow on a busy machine.
                "spring.datasource.hikari.connection-timeout=20000",
                "spring.data.redis.timeout=20s"));
        List<String> java = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx" + heap);
        return new JunctureProcess(stores, port, java, settings, Redirect.DISCARD);
    }

    /** Starts a process with the flags, the memory and the settings of a container. */
    static JunctureProcess inContainer(Stores stores, ContainerFlags flags, Path log) {
        int port = stores.frontend();
        return new JunctureProcess(stores, port, flags.java(), settings(stores, port), Redirect.to(log.toFile()));
    }

    /** The process to which the consent leads back. */
    static JunctureProcess first(Stores stores) {
        return withHeap(stores, "256m");
    }

    /** @param heap as {@code -Xmx} takes it */
    static JunctureProcess withHeap(Stores stores, String heap) {
        return patient(stores, stores.frontend(), heap);
    }

    static JunctureProcess another(Stores stores) {
        return patient(stores, FreePort.find(), "256m");
    }

    private static List<String> settings(Stores stores, int port) {
        return List.of(
                "PORT=" + port,
                "server.address=127.0.0.1",
                "DATABASE_URL=" + stores.databaseUrl(),
                "REDIS_URL=" + stores.redisUrl(),
                "JUNCTURE_SECRET_KEY=" + RunningJuncture.SECRET_KEY,
                "JUNCTURE_FRONTEND_URL=" + address(stores.frontend()),
                "DEFAULT_JIRA_CLIENT_ID=" + SandboxOptions.defaults().clientId(),
                "DEFAULT_JIRA_CLIENT_SECRET=" + SandboxOptions.defaults().clientSecret(),
                "ATLASSIAN_AUTH_URL=" + stores.sandbox().url(),
                "ATLASSIAN_API_URL=" + stores.sandbox().url(),
                "JUNCTURE_MEDIA_ORIGINS=" + stores.sandbox().url());
    }

    /** Waits until the process answers. */
    Browser browser() {
        await("the process answers")
                .atMost(START)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .failFast("the process ended", () -> !process.isAlive())
                .until(this::answers);
        return browser;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    private boolean answers() {
        try {
            return browser.get("/health").status() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    /** Asks the process to stop, as a deployment does. {@link #awaitEnd} waits for its end. */
    void stop() {
        process.destroy();
    }

    void awaitEnd() {
        try {
            if (!process.waitFor(START.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("The process does not end.");
            }
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** Kills the process at once, as {@code kill -9} does. */
    void kill() {
        end();
        try {
            process.waitFor();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private void end() {
        process.destroyForcibly();
    }

    @Override
    public void close() {
        kill();
        Runtime.getRuntime().removeShutdownHook(hook);
    }

    private static String address(int port) {
        return "http://localhost:" + port;
    }
}
