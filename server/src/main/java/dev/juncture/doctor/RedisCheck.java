package dev.juncture.doctor;

import java.util.Objects;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

@Component
class RedisCheck implements Check {
    private final StringRedisTemplate redis;

    RedisCheck(StringRedisTemplate redis) {
        this.redis = redis;
    }

    @Override
    public String name() {
        return "redis";
    }

    @Override
    public Finding look() {
        String answer;
        try {
            answer = redis.execute((RedisCallback<String>) connection -> connection.ping());
        } catch (DataAccessException away) {
            return noRedis(problemOf(away));
        }
        return Objects.equals(answer, "PONG") ? Finding.FINE : noRedis("it does not know PING");
    }

    private Finding noRedis(String problem) {
        return Finding.failed("REDIS_URL leads to no usable Redis (" + problem + ").", lineForNoAnswer());
    }

    /** The client's words name the address, the server's the reason; neither quotes the password. */
    private static String problemOf(DataAccessException away) {
        String problem = NestedExceptionUtils.getMostSpecificCause(away).getMessage();
        return String.valueOf(problem).replaceAll("\\s+", " ").replaceAll("\\.$", "");
    }

    @Override
    public String lineForNoAnswer() {
        return "REDIS_URL=rediss://default:<password>@<host>:6379";
    }
}
