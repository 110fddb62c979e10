package dev.juncture.jira.issue;

import dev.juncture.connection.ConnectionId;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

/**
 * The issues that a connection wrote a moment ago. Jira's search index lags behind, and reads its latest state only of
 * issues that it is told about.
 */
@Component
class RecentWrites {
    private static final Logger log = LoggerFactory.getLogger(RecentWrites.class);
    /** Far longer than the index usually lags. */
    private static final Duration REMEMBERED = Duration.ofMinutes(5);
    /** Jira takes no more. */
    private static final int AT_MOST = 50;

    private final StringRedisTemplate redis;

    RecentWrites(StringRedisTemplate redis) {
        this.redis = redis;
    }

    void add(ConnectionId connection, String issueId) {
        if (!issueId.matches("\\d{1,18}")) {
            return;
        }
        try {
            redis.opsForList().leftPush(key(connection), issueId);
            redis.opsForList().trim(key(connection), 0, AT_MOST - 1L);
            redis.expire(key(connection), REMEMBERED);
        } catch (DataAccessException away) {
            log.atWarn().log("without Redis the next list may lag behind a write");
        }
    }

    List<Long> of(ConnectionId connection) {
        try {
            List<String> ids = redis.opsForList().range(key(connection), 0, -1);
            return ids == null
                    ? List.of()
                    : ids.stream().map(Long::valueOf).distinct().toList();
        } catch (DataAccessException away) {
            return List.of();
        }
    }

    private static String key(ConnectionId connection) {
        return "juncture:writes:" + connection;
    }
}
