package dev.juncture.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.juncture.sandbox.limit.Limits;
import dev.juncture.sandbox.limit.Usage;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitsTest extends JiraTest {
    private static final String MYSELF = "/rest/api/3/myself";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET  | /rest/api/3/search/jql?jql=project%3DSHOP&maxResults=7 | | 8
            POST | /rest/api/3/search/jql | {"jql":"project = SHOP","maxResults":7} | 8
            POST | /rest/api/3/search/approximate-count | {"jql":"project = SHOP"} | 1
            GET  | /rest/api/3/issue/SHOP-7 | | 2
            GET  | /rest/api/3/myself | | 3
            GET  | /rest/api/3/user/search?query=berg | | 3
            GET  | /rest/api/3/project/search | | 5
            GET  | /rest/agile/1.0/board/1/sprint | | 10
            PUT  | /rest/api/3/issue/SHOP-7?returnIssue=true | {"fields":{"labels":[]}} | 1
            GET  | /rest/api/3/issue/NOPE-1 | | 1
            GET  | /rest/api/3/nowhere | | 1
            """)
    void countsWhatACallCosts(String method, String path, String body, long points) throws Exception {
        call(method, path, body == null ? "" : body);

        Usage usage = control.usage();
        assertThat(usage.calls()).isEqualTo(1);
        assertThat(usage.points()).isEqualTo(points);
        control.clearUsage();
        assertThat(control.usage().lines()).isEmpty();
    }

    @Test
    void refusesCallsAfterThePointsOfTheHourAreSpent() throws Exception {
        control.advanceClock(Duration.ofMinutes(50));
        control.limit(Limits.off().withAppPointsPerHour(7));
        HttpResponse<String> first = call("GET", MYSELF, "");
        assertThat(header(first, "X-RateLimit-Limit")).isEqualTo("7");
        assertThat(header(first, "X-RateLimit-Remaining")).isEqualTo("4");
        assertThat(header(first, "X-RateLimit-NearLimit")).isEmpty();
        assertThat(header(first, "RateLimit-Policy")).isEqualTo("\"global-app-quota\";q=7;w=3600");
        assertThat(header(first, "RateLimit")).isEmpty();
        HttpResponse<String> second = call("GET", MYSELF, "");
        assertThat(header(second, "X-RateLimit-NearLimit")).isEqualTo("true");
        assertThat(header(second, "RateLimit")).isEqualTo("\"global-app-quota\";r=1;t=600");
        call("GET", MYSELF, "");

        HttpResponse<String> refused = call("GET", MYSELF, "");

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(header(refused, "RateLimit-Reason")).isEqualTo("jira-quota-global-based");
        assertThat(header(refused, "Retry-After")).isEqualTo("600");
        assertThat(header(refused, "X-RateLimit-Reset")).isEqualTo("2026-11-22T13:00:00Z");
        assertThat(header(refused, "X-RateLimit-Remaining")).isEqualTo("0");
        assertThat(control.usage().refused()).isEqualTo(1);
        control.advanceClock(Duration.ofMinutes(10));
        connect();
        assertThat(call("GET", MYSELF, "").statusCode()).isEqualTo(200);
    }

    @Test
    void countsEachSiteSeparately() throws Exception {
        control.limit(Limits.off().withSitePointsPerHour(3));
        call("GET", MYSELF, "");

        HttpResponse<String> refused = call("GET", MYSELF, "");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(header(refused, "RateLimit-Reason")).isEqualTo("jira-quota-tenant-based");
        assertThat(client.jira(token, TestClient.MERIDIAN, MYSELF).statusCode()).isEqualTo(200);
    }

    @Test
    void refusesABurstAtOneEndpointOnlyAndRecovers() throws Exception {
        control.limit(Limits.off().withRate("GET", 2).withRate("GET /rest/api/3/field", 1));
        assertThat(call("GET", MYSELF, "").statusCode()).isEqualTo(200);
        assertThat(call("GET", MYSELF, "").statusCode()).isEqualTo(200);

        HttpResponse<String> refused = call("GET", MYSELF, "");

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(header(refused, "RateLimit-Reason")).isEqualTo("jira-burst-based");
        assertThat(header(refused, "Retry-After")).isEqualTo("1");
        assertThat(call("GET", "/rest/api/3/priority", "").statusCode()).isEqualTo(200);
        assertThat(call("GET", "/rest/api/3/field", "").statusCode()).isEqualTo(200);
        assertThat(call("GET", "/rest/api/3/field", "").statusCode()).isEqualTo(429);
        control.advanceClock(Duration.ofMillis(500));
        assertThat(call("GET", MYSELF, "").statusCode()).isEqualTo(200);
        assertThat(call("GET", MYSELF, "").statusCode()).isEqualTo(429);
    }

    @Test
    void refusesTooManyWritesToOneIssue() throws Exception {
        control.limit(Limits.off().withPerIssue(true));
        String path = ISSUE + "/SHOP-7/assignee";
        String id = get(ISSUE + "/SHOP-7").path("id").asString();
        for (int i = 0; i < 20; i++) {
            assertThat(call("PUT", path, "{\"accountId\":null}").statusCode()).isEqualTo(204);
        }

        HttpResponse<String> refused = call("PUT", ISSUE + "/" + id, "{\"fields\":{\"labels\":[]}}");

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(header(refused, "RateLimit-Reason")).isEqualTo("jira-per-issue-on-write");
        assertThat(call("PUT", ISSUE + "/SHOP-8/assignee", "{\"accountId\":null}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(call("GET", ISSUE + "/SHOP-7", "").statusCode()).isEqualTo(200);
        control.advanceClock(Duration.ofSeconds(2));
        assertThat(call("PUT", path, "{\"accountId\":null}").statusCode()).isEqualTo(204);
    }

    @Test
    void sendsRetryAfterZeroOnRequest() throws Exception {
        control.limit(Limits.off().withRate("GET", 1).withRetryAfter(Duration.ZERO));
        call("GET", MYSELF, "");

        assertThat(header(call("GET", MYSELF, ""), "Retry-After")).isEqualTo("0");
    }

    @Test
    void onlyAnnouncesALimitThatIsNotEnforced() throws Exception {
        control.limit(Limits.off().withAppPointsPerHour(1).announcedOnly());
        call("GET", MYSELF, "");

        HttpResponse<String> answer = call("GET", MYSELF, "");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Beta-X-RateLimit-Remaining")).isEqualTo("0");
        assertThat(header(answer, "X-RateLimit-Remaining")).isEmpty();
    }

    @Test
    void setsAndReadsLimitsOverHttp() throws Exception {
        assertThat(control("PUT", "/sandbox/limits", """
                {"site_points_per_hour":3,"per_second":{"GET":5},"per_issue":true,"retry_after":0}
                """).body())
                .contains("\"site_points_per_hour\":3", "\"per_issue\":true", "\"retry_after\":0");
        assertThat(control.limits())
                .isEqualTo(Limits.off()
                        .withSitePointsPerHour(3)
                        .withRate("GET", 5)
                        .withPerIssue(true)
                        .withRetryAfter(Duration.ZERO));
        assertThat(control("PUT", "/sandbox/limits", "{\"as_documented\":true}").body())
                .contains("65000");
        assertThat(control("PUT", "/sandbox/limits", "{\"app_points_per_hour\":-1}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(control("DELETE", "/sandbox/limits", "").statusCode()).isEqualTo(204);
        assertThat(control.limits()).isEqualTo(Limits.off());
        call("GET", MYSELF, "");
        assertThat(control("GET", "/sandbox/usage", "").body()).contains("\"points\":3", MYSELF);
        assertThat(control("DELETE", "/sandbox/usage", "").statusCode()).isEqualTo(204);
        assertThat(control("PUT", "/sandbox/search-lag", "{\"seconds\":5}").statusCode())
                .isEqualTo(204);
        assertThat(control("PUT", "/sandbox/search-lag", "{\"seconds\":-5}").statusCode())
                .isEqualTo(400);
    }

    @Test
    void refusesInvalidLimits() {
        assertThatThrownBy(() -> Limits.off().withRate("GET", 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Limits.off().withAppPointsPerHour(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    private HttpResponse<String> control(String method, String path, String body) throws Exception {
        return client.send(client.request(path)
                .header("Authorization", "Bearer " + SandboxOptions.defaults().controlKey())
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
