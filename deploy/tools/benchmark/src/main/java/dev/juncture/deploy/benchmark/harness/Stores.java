package dev.juncture.deploy.benchmark.harness;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import redis.embedded.RedisServer;

/** Starts a PostgreSQL and a Redis for one benchmark. */
public final class Stores {
    private final Workspace workspace;
    private final String postgres;
    private final String redis;

    public Stores(Workspace workspace) {
        this.workspace = workspace;
        this.postgres = startPostgres();
        this.redis = startRedis();
    }

    public String databaseUrl() {
        return postgres;
    }

    public String redisUrl() {
        return redis;
    }

    private String startPostgres() {
        try {
            EmbeddedPostgres postgres = workspace.closing(EmbeddedPostgres.builder()
                    .setDataDirectory(workspace.folder().resolve("postgres"))
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    // The library turns durability off. No product would do that.
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
            int port = Machine.freePort();
            RedisServer redis = RedisServer.newRedisServer()
                    .port(port)
                    .bind("127.0.0.1")
                    .setting("dir " + workspace.folder())
                    .setting("save \"\"")
                    .soutListener(line -> {})
                    .serrListener(line -> {})
                    .build();
            redis.start();
            workspace.closing(redis::stop);
            return "redis://127.0.0.1:" + port;
        } catch (IOException cannotRun) {
            throw new UncheckedIOException("Redis does not start here", cannotRun);
        }
    }
}
