package dev.juncture.jira.search;

import dev.juncture.connection.ConnectionId;
import dev.juncture.redis.RedisGuard;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;

/**
 * Remembers the issues that a connection wrote in the last minutes. Jira's search index lags behind, and reads the latest
 * state only of those issues that a query names. Without Redis nothing is remembered, and the next list may lag behind.
 */
@Component
public class RecentWrites {
    /** Far longer than the index usually lags. */
    private static final Duration REMEMBERED = Duration.ofMinutes(5);

    /** The most ids that Jira accepts with a query. */
    private static final int MOST = 50;

    private static final RedisScript<Long> ADD = RedisScript.of("""
            redis.call('lpush', KEYS[1], ARGV[1])
            redis.call('ltrim', KEYS[1], 0, tonumber(ARGV[2]) - 1)
            return redis.call('expire', KEYS[1], ARGV[3])
            """, Long.class);

    private static final Pattern ID = Pattern.compile("\\d{1,18}");

    private final RedisGuard guard;

    RecentWrites(RedisGuard guard) {
        this.guard = guard;
    }

    /** Remembers an issue. Ignores a key, because Jira accepts only ids. */
    public void add(ConnectionId connection, String issueId) {
        if (ID.matcher(issueId).matches()) {
            guard.callUrgently(redis -> redis.execute(
                    ADD,
                    List.of(key(connection)),
                    issueId,
                    String.valueOf(MOST),
                    String.valueOf(REMEMBERED.toSeconds())));
        }
    }

    /** Returns at most as many ids as Jira accepts, and nothing but ids, because others may write to Redis. */
    List<Long> of(ConnectionId connection) {
        return guard.call(redis -> redis.opsForList().range(key(connection), 0, MOST - 1)).orElse(List.of()).stream()
                .filter(ID.asMatchPredicate())
                .map(Long::valueOf)
                .distinct()
                .toList();
    }

    private static String key(ConnectionId connection) {
        return "juncture:writes:" + connection;
    }
}
