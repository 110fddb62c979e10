package dev.juncture.doctor;

import dev.juncture.config.RedisSettings;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

/** Checks that Redis answers, in a deployment that has it. */
@Component
class RedisCheck implements Check {
    private final ObjectProvider<StringRedisTemplate> redis;
    private final RedisSettings settings;

    RedisCheck(ObjectProvider<StringRedisTemplate> redis, RedisSettings settings) {
        this.redis = redis;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "redis";
    }

    @Override
    public Finding run() {
        if (!settings.areSet()) {
            return Finding.OK;
        }
        String answer;
        try {
            answer = redis.getObject().execute((RedisCallback<String>) connection -> connection.ping());
        } catch (DataAccessException unavailable) {
            return noRedis(problemOf(unavailable));
        }
        return Objects.equals(answer, "PONG") ? Finding.OK : noRedis("it does not answer PING");
    }

    private Finding noRedis(String problem) {
        return Finding.failed("REDIS_URL leads to no usable Redis (" + problem + ").", defaultFix());
    }

    /** Returns the message of the client, which names the address, or of the server. Neither quotes the password. */
    private static String problemOf(DataAccessException unavailable) {
        String problem = NestedExceptionUtils.getMostSpecificCause(unavailable).getMessage();
        return String.valueOf(problem).replaceAll("\\s+", " ").replaceAll("\\.$", "");
    }

    @Override
    public String defaultFix() {
        return "REDIS_URL=rediss://default:<password>@<host>:6379";
    }
}
