package dev.juncture.redaction;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.ScanOptions;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Values that must not appear, each with one word in it, and the places to look for them. While it is open, it reads the
 * whole log: of our own packages at DEBUG, of all others at INFO.
 */
final class Canaries implements AutoCloseable {
    /** Each secret contains this text. */
    static final String SECRET = "CanarySecret";
    /** Each text that users wrote in Jira contains this text. */
    static final String CONTENT = "CanaryContent";

    /** Part of Jira's words about a failure, which callers may see. */
    static final String WORDS = "CanaryWords";

    private final Reader reader = new Reader();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Logger ours = (Logger) LoggerFactory.getLogger("dev.juncture");
    private final Level rootBefore = root.getLevel();
    private final Level oursBefore = ours.getLevel();

    Canaries() {
        reader.start();
        root.addAppender(reader);
        root.setLevel(Level.INFO);
        ours.setLevel(Level.DEBUG);
    }

    /** Returns whether a text contains a canary, plain or in an encoding that logs and stores use. */
    static boolean in(String text) {
        return Stream.of(SECRET, CONTENT, WORDS).anyMatch(canary -> holds(text, canary));
    }

    static boolean holds(String text, String canary) {
        byte[] bytes = canary.getBytes(StandardCharsets.UTF_8);
        return text.contains(canary)
                || text.toLowerCase(Locale.ROOT).contains(HexFormat.of().formatHex(bytes));
    }

    /** Returns the log lines that contain a canary. */
    List<String> logged() {
        return List.copyOf(reader.found);
    }

    int linesRead() {
        return reader.lines;
    }

    /** Returns the rows of our tables that contain a canary. */
    static List<String> storedIn(JdbcClient jdbc) {
        List<String> found = new ArrayList<>();
        List<String> tables = jdbc.sql("select table_name from information_schema.tables"
                        + " where table_schema = 'juncture' and table_type = 'BASE TABLE'")
                .query(String.class)
                .list();
        for (String table : tables) {
            jdbc
                    .sql("select row_to_json(t)::text from juncture.\"" + table + "\" t")
                    .query(String.class)
                    .list()
                    .stream()
                    .filter(Canaries::in)
                    .forEach(row -> found.add(table + ": " + row));
        }
        return found;
    }

    /** Returns the keys of Redis whose names or values contain a canary. */
    static List<String> storedIn(StringRedisTemplate redis) {
        return redis.execute((RedisCallback<List<String>>) connection -> {
            List<String> found = new ArrayList<>();
            try (var keys =
                    connection.keyCommands().scan(ScanOptions.scanOptions().build())) {
                keys.forEachRemaining(key -> {
                    if (in(text(key)) || in(valueOf(connection, key))) {
                        found.add(text(key));
                    }
                });
            }
            return found;
        });
    }

    private static String valueOf(RedisConnection redis, byte[] key) {
        return switch (redis.keyCommands().type(key)) {
            case STRING -> text(redis.stringCommands().get(key));
            case HASH -> {
                StringBuilder all = new StringBuilder();
                Map<byte[], byte[]> hash = redis.hashCommands().hGetAll(key);
                hash.forEach((name, value) -> all.append(text(name)).append(text(value)));
                yield all.toString();
            }
            default -> text(redis.keyCommands().dump(key));
        };
    }

    private static String text(byte[] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        root.detachAppender(reader);
        root.setLevel(rootBefore);
        ours.setLevel(oursBefore);
    }

    private static final class Reader extends AppenderBase<ILoggingEvent> {
        private final List<String> found = Collections.synchronizedList(new ArrayList<>());
        private int lines;

        @Override
        protected void append(ILoggingEvent event) {
            lines++;
            String text = event.getLoggerName() + " " + event.getFormattedMessage() + " " + event.getKeyValuePairs()
                    + " " + event.getMDCPropertyMap()
                    + (event.getThrowableProxy() == null
                            ? ""
                            : " " + ThrowableProxyUtil.asString(event.getThrowableProxy()));
            if (in(text)) {
                found.add(text);
            }
        }
    }
}
