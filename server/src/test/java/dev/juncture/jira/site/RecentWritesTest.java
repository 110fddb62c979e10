package dev.juncture.jira.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.connection.ConnectionId;
import dev.juncture.testing.JunctureTest;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.core.StringRedisTemplate;

@JunctureTest
class RecentWritesTest {
    @Autowired
    RecentWrites writes;

    @Autowired
    StringRedisTemplate redis;

    private final ConnectionId connection = ConnectionId.random();
    private final String key = "juncture:writes:" + connection;

    @Test
    void returnsTheLatestIssueFirstAndEachOnce() {
        writes.add(connection, List.of("EX-1", "7"));
        writes.add(connection, List.of("8"));
        writes.add(connection, List.of("7"));
        assertThat(writes.of(connection)).containsExactly("7", "8", "EX-1");
    }

    @Test
    void ignoresTextsThatNameNoIssue() {
        writes.add(connection, List.of("7", "", "bulk", "1 OR 1=1", "EX-1/../x"));
        redis.opsForList().leftPushAll(key, "", "x", "1 OR 1=1", "9".repeat(40), "-1", "EX-", "EX-1\n");
        assertThat(writes.of(connection)).containsExactly("7");
    }

    @Test
    void keepsNoMoreIssuesThanJiraAccepts() {
        writes.add(
                connection,
                IntStream.rangeClosed(1, 200).mapToObj(String::valueOf).toList());
        assertThat(writes.of(connection)).hasSize(50).startsWith("200").endsWith("151");
        IntStream.range(0, 200).forEach(id -> redis.opsForList().leftPush(key, String.valueOf(id)));
        assertThat(writes.of(connection)).hasSize(50);
    }

    @Test
    void putsAnIdInThePlaceOfAKey() {
        writes.add(connection, List.of("1", "EX-2", "3"));
        writes.identify(connection, "EX-2", "2");
        assertThat(writes.of(connection)).containsExactly("3", "2", "1");
        writes.forget(connection, "2");
        assertThat(writes.of(connection)).containsExactly("3", "1");
    }

    @Test
    void everyListExpires() {
        writes.add(connection, List.of("EX-2"));
        writes.identify(connection, "EX-2", "2");
        assertThat(redis.getExpire(key)).isBetween(1L, 300L);
        redis.delete(key);
        writes.identify(connection, "EX-2", "2");
        assertThat(redis.hasKey(key)).isFalse();
    }

    @Test
    void ignoresAValueOfAnotherKind() {
        redis.opsForValue().set(key, "forged");
        assertThat(writes.of(connection)).isEmpty();
        writes.add(connection, List.of("7"));
        assertThat(writes.of(connection)).isEmpty();
    }
}
