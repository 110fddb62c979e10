package dev.juncture.jira.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.connection.ConnectionId;
import dev.juncture.testing.JunctureTest;
import java.util.List;
import java.util.stream.LongStream;
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
    void ignoresWhatIsNoIssueId() {
        writes.add(connection, "7");
        redis.opsForList().leftPushAll(key, "", "x", "1 OR 1=1", "9".repeat(40), "-1");
        assertThat(writes.of(connection)).containsExactly(7L);
    }

    @Test
    void returnsNoMoreIdsThanJiraAccepts() {
        LongStream.range(0, 200).forEach(id -> redis.opsForList().leftPush(key, String.valueOf(id)));
        assertThat(writes.of(connection)).hasSize(50);
    }

    @Test
    void ignoresAValueOfAnotherKind() {
        redis.opsForValue().set(key, "forged");
        assertThat(writes.of(connection)).isEqualTo(List.of());
    }
}
