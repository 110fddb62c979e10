package dev.juncture.deploy.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.embedded.RedisServer;
import redis.embedded.core.RedisServerBuilder;

/** A real Redis on the loopback address. Connects in progress survive a restart. */
final class LocalRedis implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(LocalRedis.class);

    private final RedisServer server;
    private final String url;

    private LocalRedis(RedisServer server, String url) {
        this.server = server;
        this.url = url;
    }

    static LocalRedis start(Home home) {
        Path data = home.path("redis");
        Path pidFile = data.resolve("redis.pid");
        Leftover.stop(pidFile, "redis-server");
        try {
            Files.createDirectories(data);
            return started(RedisServer.newRedisServer(), data);
        } catch (IOException | RuntimeException cannotRun) {
            log.info("embedded Redis cannot run here ({}), looking for an installed one", cannotRun.getMessage());
        }
        Path installed = Programs.find("redis-server").orElseThrow(LocalRedis::noRedis);
        try {
            return started(RedisServer.newRedisServer().executableProvider(installed::toFile), data);
        } catch (IOException | RuntimeException cannotRun) {
            throw noRedis();
        }
    }

    String url() {
        return url;
    }

    @Override
    public void close() throws IOException {
        server.stop();
    }

    private static LocalRedis started(RedisServerBuilder builder, Path data) throws IOException {
        int port = Ports.any();
        String password = randomPassword();
        Consumer<String> quiet = line -> {};
        RedisServer server = builder.port(port)
                .bind("127.0.0.1")
                .setting("dir " + data)
                .setting("pidfile " + data.resolve("redis.pid"))
                .setting("daemonize no")
                .setting("appendonly yes")
                .setting("requirepass " + password)
                .soutListener(quiet)
                .serrListener(quiet)
                .build();
        server.start();
        return new LocalRedis(server, "redis://default:" + password + "@127.0.0.1:" + port);
    }

    private static String randomPassword() {
        byte[] bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static LocalFailure noRedis() {
        return new LocalFailure("No Redis can run here: install redis-server, or set REDIS_URL to one that runs.");
    }
}
