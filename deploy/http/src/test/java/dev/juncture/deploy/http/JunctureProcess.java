package dev.juncture.deploy.http;

import static org.awaitility.Awaitility.await;

import dev.juncture.sandbox.Sandbox;
import dev.juncture.sandbox.SandboxOptions;
import dev.juncture.testing.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The HTTP runner in a JVM of its own, which can be killed. */
final class JunctureProcess implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(3);

    /** What all processes of a deployment share; people come back from consent to {@code frontend}. */
    record Stores(String databaseUrl, String redisUrl, Sandbox sandbox, OfficialCalls calls, int frontend)
            implements AutoCloseable {
        /** With a callback that the sandbox knows. */
        static Stores with(String databaseUrl, String redisUrl) {
            int port = FreePort.find();
            SandboxOptions options =
                    SandboxOptions.defaults().withRedirectUris(address(port) + RunningJuncture.CALLBACK);
            Sandbox sandbox = Sandbox.start(options);
            return new Stores(databaseUrl, redisUrl, sandbox, OfficialCalls.of(sandbox), port);
        }

        /** Jira must have been asked as Atlassian describes it. */
        @Override
        public void close() {
            sandbox.close();
            calls.check();
        }
    }

    private final Process process;
    private final Thread hook = new Thread(this::end);
    private final Browser browser;

    private JunctureProcess(Stores stores, int port, String heap) {
        this.browser = new Browser(address(port), stores.sandbox().control());
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx" + heap,
                "-cp",
                System.getProperty("java.class.path"),
                HttpRunner.class.getName()));
        settings(stores, port).forEach(setting -> command.add("--" + setting));
        try {
            this.process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        // An interrupted build leaves no process behind.
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** The one whose address people come back to. */
    static JunctureProcess first(Stores stores) {
        return withHeap(stores, "256m");
    }

    /** @param heap as {@code -Xmx} takes it */
    static JunctureProcess withHeap(Stores stores, String heap) {
        return new JunctureProcess(stores, stores.frontend(), heap);
    }

    static JunctureProcess another(Stores stores) {
        return new JunctureProcess(stores, FreePort.find(), "256m");
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
                "JUNCTURE_MEDIA_ORIGINS=" + stores.sandbox().url(),
                "JUNCTURE_DRAIN_PAUSE=3s",
                // A crowd on a busy machine waits its turn.
                "spring.datasource.hikari.connection-timeout=20000",
                "spring.data.redis.timeout=20s");
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

    private boolean answers() {
        try {
            return browser.get("/health").status() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    /** As whoever deploys asks for it; {@link #awaitEnd} tells when it is over. */
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

    /** As {@code kill -9} does: not one more instruction. */
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
