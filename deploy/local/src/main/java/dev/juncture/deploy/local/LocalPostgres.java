package dev.juncture.deploy.local;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.Closeable;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A real PostgreSQL on the loopback address, which keeps its data: the embedded one, else an installed one. */
final class LocalPostgres implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(LocalPostgres.class);
    private static final Duration START = Duration.ofSeconds(60);

    private final int port;
    private final Closeable server;

    private LocalPostgres(int port, Closeable server) {
        this.port = port;
        this.server = server;
    }

    static LocalPostgres start(Home home) {
        Path data = home.path("postgres");
        Leftover.stop(data.resolve("postmaster.pid"), "postgres");
        Redirect logFile = Redirect.appendTo(home.path("postgres.log").toFile());
        try {
            EmbeddedPostgres embedded = EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setPGStartupWait(START)
                    // The library turns durability off, which is right for tests, but not for data that is kept.
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setOutputRedirector(logFile)
                    .setErrorRedirector(logFile)
                    .start();
            return new LocalPostgres(embedded.getPort(), embedded);
        } catch (IOException | RuntimeException cannotRun) {
            log.info("embedded PostgreSQL cannot run here ({}), looking for an installed one", cannotRun.getMessage());
            return installed(data, logFile, home);
        }
    }

    String url() {
        return "postgres://postgres@127.0.0.1:" + port + "/postgres";
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private static LocalPostgres installed(Path data, Redirect logFile, Home home) {
        Optional<Path> postgres = Programs.find("postgres");
        Optional<Path> initdb = Programs.find("initdb");
        if (postgres.isEmpty() || initdb.isEmpty()) {
            throw noPostgres(home);
        }
        try {
            if (!Files.exists(data.resolve("PG_VERSION"))) {
                run(
                        List.of(
                                initdb.get().toString(),
                                "-D",
                                data.toString(),
                                "-A",
                                "trust",
                                "-U",
                                "postgres",
                                "-E",
                                "UTF8"),
                        logFile,
                        home);
            }
            int port = Ports.any();
            Process process = new ProcessBuilder(
                            postgres.get().toString(),
                            "-D",
                            data.toString(),
                            "-p",
                            String.valueOf(port),
                            "-h",
                            "127.0.0.1",
                            "-k",
                            "")
                    .redirectOutput(logFile)
                    .redirectError(logFile)
                    .start();
            awaitListening(process, port, home);
            return new LocalPostgres(port, () -> {
                process.destroy();
                process.onExit()
                        .completeOnTimeout(process, 15, TimeUnit.SECONDS)
                        .join();
            });
        } catch (IOException cannotRun) {
            throw noPostgres(home);
        }
    }

    private static void run(List<String> command, Redirect logFile, Home home) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectOutput(logFile)
                .redirectError(logFile)
                .start();
        try {
            if (!process.waitFor(START.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw noPostgres(home);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw noPostgres(home);
        }
    }

    private static void awaitListening(Process process, int port, Home home) {
        long deadline = System.nanoTime() + START.toNanos();
        while (Ports.isFree(port)) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw noPostgres(home);
            }
            Thread.onSpinWait();
        }
    }

    private static LocalFailure noPostgres(Home home) {
        return new LocalFailure("No PostgreSQL can run here (see " + home.path("postgres.log")
                + "): install PostgreSQL and start as a user other than root, or set DATABASE_URL to one that runs.");
    }
}
