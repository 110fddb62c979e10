package dev.juncture.jira.proxy;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static dev.juncture.jira.testing.JiraSession.path;
import static dev.juncture.jira.testing.JiraSession.requests;
import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.http.Request;
import dev.juncture.http.Response;
import dev.juncture.http.Router;
import dev.juncture.jira.testing.JiraSession;
import dev.juncture.jira.testing.JiraTest;
import dev.juncture.testing.Atlassian;
import dev.juncture.testing.Calls;
import dev.juncture.testing.Calls.Answer;
import dev.juncture.testing.Recorded;
import dev.juncture.testing.TestConnections;
import dev.juncture.testing.Together;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The rules for every call to a site also hold for the passthrough: tokens, rate limits, bulkhead and circuit. */
@JiraTest
class ProxyRulesTest {
    private static final String PREFIX = "/api/backend/jira/proxy/rest/api/3";
    private static final String MYSELF = path("/myself");
    private static final String PROJECTS = path("/project/search");
    private static final int MORE_THAN_THE_BULKHEAD = 30;

    @Autowired
    Calls calls;

    @Autowired
    Router router;

    @Autowired
    TestConnections testConnections;

    JiraSession jira;

    @BeforeEach
    void script() {
        Atlassian.grants("second");
    }

    @Test
    void refreshesOnceAndRetriesOnceWhenATokenIsRefused() {
        Atlassian.onGet(MYSELF, Recorded.TOKEN_EXPIRED.answer());
        Atlassian.server()
                .stubFor(get(urlPathEqualTo(MYSELF))
                        .withHeader("Authorization", equalTo("Bearer access-second"))
                        .willReturn(Atlassian.json(200, "{}")));

        assertThat(proxied("/myself").status()).isEqualTo(200);

        assertThat(refreshes()).isOne();
    }

    @Test
    void refreshesOnceAMinuteWhenJiraKeepsRefusing() {
        Atlassian.onGet(MYSELF, Recorded.TOKEN_EXPIRED.answer());
        Atlassian.reaches("site");

        for (int i = 0; i < 3; i++) {
            assertThat(proxied("/myself").code()).isEqualTo("jira_unavailable");
        }
        // Juncture replaced the first token, and then the fresh token once.
        assertThat(refreshes()).isEqualTo(2);

        testConnections.set(jira.connection().id(), "refreshed_again_at = now() - interval '61 seconds'");
        proxied("/myself");
        assertThat(refreshes()).isEqualTo(3);
    }

    @Test
    void returnsAMissingScopeWithoutARefresh() {
        Atlassian.onGet(MYSELF, Recorded.SCOPE_MISSING.answer());

        Answer answer = proxied("/myself");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.text()).isEqualTo(Recorded.SCOPE_MISSING.body());
        assertThat(refreshes()).isZero();
    }

    @Test
    void refreshesTheTokenButSendsALargeBodyOnlyOnce() {
        Atlassian.onPost(path("/issue"), Recorded.TOKEN_EXPIRED.answer());

        Answer answer = calls.send("POST", PREFIX + "/issue", jira.headers(), new byte[300 * 1024]);

        assertThat(answer.code()).isEqualTo("unavailable");
        assertThat(answer.headers().getFirst("Retry-After")).isEqualTo("1");
        assertThat(refreshes()).isOne();
        assertThat(requests()).hasSize(1);
    }

    @Test
    void returnsARateLimitAndHoldsOtherCallsBack() {
        Atlassian.onGet(MYSELF, Recorded.QUOTA_USED_UP.answer().withBody("Slow down"));

        Answer limited = proxied("/myself");
        Answer next = jira.get("get-projects");

        assertThat(limited.status()).isEqualTo(429);
        assertThat(limited.text()).isEqualTo("Slow down");
        assertThat(next.code()).isEqualTo("rate_limited");
        assertThat(requests()).hasSize(1);
    }

    @Test
    void obeysARateLimitThatAnOperationMet() {
        Atlassian.onGet(
                PROJECTS,
                Atlassian.json(429, "")
                        .withHeader("Retry-After", "40")
                        .withHeader("RateLimit-Reason", "jira-burst-based"));
        jira.get("get-projects");
        Atlassian.onGet(MYSELF, Atlassian.json(200, "{}"));

        Answer same = proxied("/project/search?startAt=50");

        assertThat(same.code()).isEqualTo("rate_limited");
        assertThat(same.headers().getFirst("Retry-After")).isEqualTo("40");
        assertThat(proxied("/myself").status()).isEqualTo(200);
        assertThat(requests()).hasSize(2);
    }

    @Test
    void failsFastWhileTheCircuitIsOpen() {
        Atlassian.onGet(MYSELF, Atlassian.json(500, "Sorry"));
        for (int i = 0; i < 8; i++) {
            Answer failed = proxied("/myself");
            assertThat(failed.status()).isEqualTo(500);
            assertThat(failed.text()).isEqualTo("Sorry");
        }

        assertThat(proxied("/myself").code()).isEqualTo("jira_unavailable");
        assertThat(requests()).hasSize(8);
    }

    @Test
    void sendsOneCallAtATimeWhenALimitIsNear() {
        Atlassian.onGet(PROJECTS, Atlassian.json(200, "{}").withHeader("X-RateLimit-NearLimit", "true"));
        proxied("/project/search");
        Atlassian.onGet(MYSELF, Atlassian.together(2, Atlassian.json(200, "{}")));

        Together<Answer> answers = Together.run(2, i -> proxied("/myself"));

        // Jira's stub answers 599 only if no other call runs at the same time.
        assertThat(answers.results()).extracting(Answer::status).containsOnly(599);
    }

    @Test
    void leavesTheBulkheadWhenTheAnswerBegins() throws IOException {
        Atlassian.onGet(MYSELF, Atlassian.json(200, "{}"));
        List<Response> unread = new ArrayList<>();

        for (int i = 0; i < MORE_THAN_THE_BULKHEAD; i++) {
            unread.add(router.apply(new Request(
                    "GET",
                    PREFIX + "/myself",
                    null,
                    jira.headers(),
                    new ByteArrayInputStream(new byte[0]),
                    "127.0.0.1")));
        }

        assertThat(unread).extracting(Response::status).containsOnly(200);
        for (Response answer : unread) {
            answer.body().writeTo(OutputStream.nullOutputStream());
        }
    }

    @Test
    void blamesTheCallerForABrokenUpload() {
        InputStream broken = new InputStream() {
            private int left = 300 * 1024;

            @Override
            public int read() throws IOException {
                if (left-- <= 0) {
                    throw new IOException("gone");
                }
                return 'a';
            }
        };

        Response answer =
                router.apply(new Request("POST", PREFIX + "/issue", null, jira.headers(), broken, "127.0.0.1"));

        assertThat(answer.status()).isEqualTo(400);
    }

    private Answer proxied(String path) {
        return jira.get("proxy/rest/api/3" + path);
    }

    private static int refreshes() {
        return Atlassian.requests(postRequestedFor(urlEqualTo(Atlassian.TOKEN)));
    }
}
