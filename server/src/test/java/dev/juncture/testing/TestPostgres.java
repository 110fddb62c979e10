package dev.juncture.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/** A real PostgreSQL, which stops with the JVM at the latest. */
public final class TestPostgres implements AutoCloseable {
    private static final String USER = "postgres";
    private static @Nullable TestPostgres shared;

    private final AtomicInteger databases = new AtomicInteger();
    private final Path data;
    private final int port;
    private @Nullable EmbeddedPostgres server;

    private TestPostgres() {
        try {
            this.data = Files.createTempDirectory("juncture-postgres");
        } catch (IOException noDirectory) {
            throw new UncheckedIOException(noDirectory);
        }
        this.server = run(FreePort.find());
        this.port = server.getPort();
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    /** Returns the PostgreSQL of this JVM, for tests that do not stop it. */
    public static synchronized TestPostgres shared() {
        if (shared == null) {
            shared = new TestPostgres();
        }
        return shared;
    }

    /** Starts another PostgreSQL, for tests that stop it. */
    public static TestPostgres start() {
        return new TestPostgres();
    }

    /** Returns the address of the default database. */
    public String url() {
        return url(USER);
    }

    /** Returns the address of a new, empty database. */
    public String freshDatabaseUrl() {
        return createDatabase("");
    }

    /** Returns the address of a copy of a database that no process uses at the moment. */
    public String copyOf(String databaseUrl) {
        return createDatabase(" template " + databaseUrl.substring(databaseUrl.lastIndexOf('/') + 1));
    }

    private String createDatabase(String options) {
        String name = "test_" + databases.incrementAndGet();
        EmbeddedPostgres running = server;
        if (running == null) {
            throw new IllegalStateException("This PostgreSQL is stopped.");
        }
        try (Connection connection = running.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name + options);
        } catch (SQLException refused) {
            throw new IllegalStateException("PostgreSQL made no database.", refused);
        }
        return url(name);
    }

    public int port() {
        return port;
    }

    /** Closes every session. Keeps port and data for {@link #startAgain}. */
    public synchronized void stop() {
        EmbeddedPostgres running = server;
        server = null;
        if (running != null) {
            try {
                running.close();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    /** Starts again on the same port, with the same data. */
    public synchronized void startAgain() {
        if (server == null) {
            server = run(port);
        }
    }

    @Override
    public void close() {
        stop();
        try {
            FileSystemUtils.deleteRecursively(data);
        } catch (IOException left) {
            throw new UncheckedIOException(left);
        }
    }

    private String url(String database) {
        return "postgres://" + USER + "@127.0.0.1:" + port + "/" + database;
    }

    private EmbeddedPostgres run(int onPort) {
        try {
            return EmbeddedPostgres.builder()
                    .setPort(onPort)
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                    .setErrorRedirector(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException failed) {
            throw new UncheckedIOException("PostgreSQL does not start.", failed);
        }
    }
}
