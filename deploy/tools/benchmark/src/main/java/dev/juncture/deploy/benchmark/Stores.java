package dev.juncture.deploy.benchmark;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import redis.embedded.RedisServer;

/** A PostgreSQL and a Redis of their own. */
final class Stores {
    private final Parts parts;
    private final String postgres;
    private final String redis;

    Stores(Parts parts) {
        this.parts = parts;
        this.postgres = startPostgres();
        this.redis = startRedis();
    }

    String databaseUrl() {
        return postgres;
    }

    String redisUrl() {
        return redis;
    }

    private String startPostgres() {
        try {
            EmbeddedPostgres postgres = parts.closing(EmbeddedPostgres.builder()
                    .setDataDirectory(parts.folder().resolve("postgres"))
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    // The library turns durability off, which no product would.
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setOutputRedirector(Redirect.DISCARD)
                    .setErrorRedirector(Redirect.DISCARD)
                    .start());
            return "postgres://postgres@127.0.0.1:" + postgres.getPort() + "/postgres";
        } catch (IOException cannotRun) {
            throw new UncheckedIOException("PostgreSQL does not start here", cannotRun);
        }
    }

    private String startRedis() {
        try {
            int port = freePort();
            RedisServer redis = RedisServer.newRedisServer()
                    .port(port)
                    .bind("127.0.0.1")
                    .setting("dir " + parts.folder())
                    .setting("save \"\"")
                    .soutListener(line -> {})
                    .serrListener(line -> {})
                    .build();
            redis.start();
            parts.closing(redis::stop);
            return "redis://127.0.0.1:" + port;
        } catch (IOException cannotRun) {
            throw new UncheckedIOException("Redis does not start here", cannotRun);
        }
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }
}
