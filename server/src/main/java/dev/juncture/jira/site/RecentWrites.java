package dev.juncture.jira.site;

import dev.juncture.connection.ConnectionId;
import dev.juncture.redis.RedisGuard;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;

/**
 * Remembers the issues that a connection wrote in the last minutes. Jira's search index lags behind, and reads the latest
 * state only of those issues that a query names. Without Redis nothing is remembered, and the next list may lag behind.
 */
@Component
final class RecentWrites {
    /** Far longer than the index usually lags. */
    private static final Duration REMEMBERED = Duration.ofMinutes(5);

    /** The most ids that Jira accepts with a query. */
    private static final int MOST = 50;

    /** Adds each issue once, the latest first. */
    private static final RedisScript<Long> ADD = RedisScript.of("""
            for i = 3, #ARGV do
              redis.call('lrem', KEYS[1], 0, ARGV[i])
              redis.call('lpush', KEYS[1], ARGV[i])
            end
            redis.call('ltrim', KEYS[1], 0, tonumber(ARGV[1]) - 1)
            return redis.call('expire', KEYS[1], ARGV[2])
            """, Long.class);

    /** Puts an id in the place of a key. Does nothing when the list has expired. */
    private static final RedisScript<Long> REPLACE = RedisScript.of("""
            redis.call('linsert', KEYS[1], 'BEFORE', ARGV[1], ARGV[2])
            return redis.call('lrem', KEYS[1], 0, ARGV[1])
            """, Long.class);

    private static final Pattern ID_OR_KEY = Pattern.compile("\\d{1,18}|[A-Za-z][A-Za-z0-9_]{0,254}-\\d{1,18}");

    private final RedisGuard guard;

    RecentWrites(RedisGuard guard) {
        this.guard = guard;
    }

    /** @param issues by id or key, the latest last */
    void add(ConnectionId connection, Collection<String> issues) {
        List<String> named =
                issues.stream().filter(ID_OR_KEY.asMatchPredicate()).toList();
        if (named.isEmpty()) {
            return;
        }
        List<String> arguments = new ArrayList<>(List.of(String.valueOf(MOST), String.valueOf(REMEMBERED.toSeconds())));
        arguments.addAll(named.subList(Math.max(0, named.size() - MOST), named.size()));
        guard.callUrgently(redis -> redis.execute(ADD, List.of(key(connection)), arguments.toArray()));
    }

    /** Remembers the id of an issue that was added by its key. */
    void identify(ConnectionId connection, String issueKey, String id) {
        guard.call(redis -> redis.execute(REPLACE, List.of(key(connection)), issueKey, id));
    }

    /** Forgets an issue that is gone, by the name that it was added with. */
    void forget(ConnectionId connection, String issue) {
        guard.call(redis -> redis.opsForList().remove(key(connection), 0, issue));
    }

    /** Returns issues by id or key, the latest first, and nothing else, because others may write to Redis. */
    List<String> of(ConnectionId connection) {
        return guard.call(redis -> redis.opsForList().range(key(connection), 0, MOST - 1)).orElse(List.of()).stream()
                .filter(ID_OR_KEY.asMatchPredicate())
                .toList();
    }

    private static String key(ConnectionId connection) {
        return "juncture:writes:" + connection;
    }
}
