package dev.juncture.jira.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;

class RateLimitKeyTest {
    @ParameterizedTest
    @CsvSource({
        "/ex/jira/s/rest/api/3/project/search, /ex/jira/{}/rest/api/3/project/search",
        "/ex/jira/s/rest/api/3/issue/EX-1/comment/10, /ex/jira/{}/rest/api/3/issue/{}/comment/{}",
        "/ex/jira/s/rest/api/3/project/SHOP, /ex/jira/{}/rest/api/3/project/{}",
        "/ex/jira/s/rest/agile/1.0/board/7/sprint, /ex/jira/{}/rest/agile/1.0/board/{}/sprint",
        "/elsewhere/EX-1, /elsewhere/EX-1",
    })
    void knowsAnEndpointByTheShapeOfItsPath(String path, String endpoint) {
        assertThat(RateLimitKey.of(HttpMethod.GET, path).endpoint()).isEqualTo(endpoint);
    }
}
