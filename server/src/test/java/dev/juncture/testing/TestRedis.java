package dev.juncture.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import redis.embedded.RedisServer;

/** A real Redis, which stops with the JVM at the latest. */
public final class TestRedis implements AutoCloseable {
    private static final int DATABASES = 1000;
    private static @Nullable TestRedis shared;

    private final AtomicInteger databases = new AtomicInteger();
    private final int port = FreePort.find();
    private @Nullable RedisServer server;

    private TestRedis() {
        startAgain();
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    /** Returns the Redis of this JVM, for tests that do not stop it. */
    public static synchronized TestRedis shared() {
        if (shared == null) {
            shared = new TestRedis();
        }
        return shared;
    }

    /** Starts another Redis, for tests that stop it. */
    public static TestRedis start() {
        return new TestRedis();
    }

    public String url() {
        return "redis://127.0.0.1:" + port;
    }

    /** Returns the address of a logical database that no other test uses. */
    public String freshUrl() {
        return url() + "/" + databases.incrementAndGet();
    }

    public int port() {
        return port;
    }

    public synchronized boolean isRunning() {
        return server != null;
    }

    /** Closes every session and loses all data. */
    public synchronized void stop() {
        RedisServer running = server;
        server = null;
        if (running != null) {
            try {
                running.stop();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    /** Starts again on the same port, without data. */
    public synchronized void startAgain() {
        if (server != null) {
            return;
        }
        try {
            RedisServer starting = RedisServer.newRedisServer()
                    .port(port)
                    .bind("127.0.0.1")
                    .setting("save \"\"")
                    .setting("databases " + DATABASES)
                    .build();
            starting.start();
            server = starting;
        } catch (IOException failed) {
            throw new UncheckedIOException("Redis does not start.", failed);
        }
    }

    @Override
    public void close() {
        stop();
    }
}
