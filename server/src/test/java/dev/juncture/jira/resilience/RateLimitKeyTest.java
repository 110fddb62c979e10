package dev.juncture.jira.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;

class RateLimitKeyTest {
    @ParameterizedTest
    @CsvSource({
        "/rest/api/3/project/search, /rest/api/3/project/search",
        "/rest/api/3/issue/EX-1/comment/10, /rest/api/3/issue/{}/comment/{}",
        "/rest/api/3/project/SHOP, /rest/api/3/project/{}",
        "/rest/agile/1.0/board/7/sprint, /rest/agile/1.0/board/{}/sprint",
        "/elsewhere/EX-1, /elsewhere/EX-1",
    })
    void findsTheEndpointOfAPath(String path, String endpoint) {
        assertThat(RateLimitKey.ofPath(HttpMethod.GET, "s", path).endpoint()).isEqualTo(endpoint);
    }
}
