package dev.juncture.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedisUrlTest {
    @ParameterizedTest
    @ValueSource(strings = {"redis://localhost:6379/3", "rediss://default:p%40ss@redis.example.com:6380"})
    void keepsARedisAddress(String url) {
        assertThat(RedisUrl.checked(url)).isEqualTo(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://hunter2.example.com", "hunter2", "redis://", "redis://:hunter2 x@redis.example.com"})
    void refusesAnyOtherValueWithoutQuotingIt(String url) {
        assertThatThrownBy(() -> RedisUrl.checked(url))
                .isInstanceOf(SettingException.class)
                .hasNoCause()
                .hasMessageStartingWith("REDIS_URL is not a")
                .hasMessageEndingWith("for example REDIS_URL=rediss://default:password@redis.example.com:6379")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void reachesUpstashOverTlsWithTheRestToken() {
        assertThat(RedisUrl.fromUpstash("https://eu1-fox.upstash.io", "AbC=/+x"))
                .isEqualTo("rediss://default:AbC%3D%2F%2Bx@eu1-fox.upstash.io:6379");
    }

    @Test
    void refusesAnHttpAddressOfUpstashAndNamesTheVariableOfALocalRedis() {
        assertThatThrownBy(() -> RedisUrl.fromUpstash("http://localhost:8079", "hunter2"))
                .isInstanceOf(SettingException.class)
                .hasMessage("UPSTASH_REDIS_REST_URL is not an https address (a local Redis goes into REDIS_URL); for"
                        + " example UPSTASH_REDIS_REST_URL=https://name.upstash.io");
    }

    @Test
    void requiresTheTokenOfUpstash() {
        assertThatThrownBy(() -> RedisUrl.fromUpstash("https://eu1-fox.upstash.io", " "))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("UPSTASH_REDIS_REST_TOKEN is missing, but UPSTASH_REDIS_REST_URL is set");
    }
}
