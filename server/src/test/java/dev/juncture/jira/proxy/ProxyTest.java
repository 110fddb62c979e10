package dev.juncture.jira.proxy;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.juncture.jira.JiraConnections;
import dev.juncture.testing.Atlassian;
import dev.juncture.testing.Calls;
import dev.juncture.testing.Calls.Answer;
import dev.juncture.testing.Deployment;
import dev.juncture.testing.JunctureTest;
import dev.juncture.testing.TestConnections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;

@JunctureTest
class ProxyTest {
    private static final String PREFIX = "/api/backend/jira/proxy/";
    private static final String MYSELF = Atlassian.jira(JiraConnections.SITE, "/myself");

    @Autowired
    Calls calls;

    @Autowired
    TestConnections testConnections;

    @Autowired
    JdbcClient jdbc;

    private final String externalId = "ext-" + UUID.randomUUID();

    @BeforeEach
    void connect() {
        JiraConnections.connect(testConnections, jdbc, externalId, null);
    }

    @Test
    void passesAnyMethodOnToTheConnectionsSiteAndItsAnswerBack() {
        Atlassian.server()
                .stubFor(post(urlEqualTo(Atlassian.jira(JiraConnections.SITE, "/issue?notify=false&x=a%20b")))
                        .withRequestBody(equalTo("{\"a\":1}"))
                        .willReturn(Atlassian.json(201, "{\"id\":\"1\"}").withHeader("X-RateLimit-Limit", "100")));

        Answer answer = send("POST", "rest/api/3/issue?notify=false&x=a%20b", "{\"a\":1}");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.text()).isEqualTo("{\"id\":\"1\"}");
        assertThat(answer.headers().getFirst("X-RateLimit-Limit")).isEqualTo("100");
    }

    @Test
    void passesErrorsOnAsTheyAre() {
        Atlassian.onGet(MYSELF, Atlassian.json(404, "{\"errorMessages\":[\"No\"]}"));

        Answer answer = send("GET", "rest/api/3/myself", null);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text()).isEqualTo("{\"errorMessages\":[\"No\"]}");
    }

    @Test
    void sendsTheTokenAndNothingThatTheCallerWouldNotWantTold() {
        Atlassian.onGet(
                MYSELF,
                Atlassian.json(200, "{}").withHeader("Set-Cookie", "a=b").withHeader("WWW-Authenticate", "OAuth"));
        HttpHeaders headers = headers();
        headers.add("Cookie", "session=1");
        headers.add("X-Forwarded-For", "10.1.2.3");
        headers.add("Forwarded", "for=10.1.2.3");
        headers.add("Accept-Language", "de");

        Answer answer = calls.send("GET", PREFIX + "rest/api/3/myself", headers, (String) null);

        LoggedRequest sent = last();
        assertThat(sent.getHeader("Authorization")).isEqualTo("Bearer access-first");
        assertThat(sent.getHeader("Accept-Language")).isEqualTo("de");
        assertThat(sent.getAllHeaderKeys())
                .doesNotContain("Cookie", "X-Forwarded-For", "Forwarded", "X-Juncture-External-Id");
        assertThat(sent.toString()).doesNotContain(Deployment.SECRET_KEY);
        assertThat(answer.headers().headerNames()).doesNotContain("Set-Cookie", "WWW-Authenticate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rest/api/3/%2e%2e/x", "rest/api/3/..%2fx", "rest/other", "rest/api/3;x=y/z"})
    void neverLeavesTheSite(String path) {
        Answer answer = send("GET", path, null);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("invalid_request");
        assertThat(requests()).isEmpty();
    }

    @Test
    void followsNoRedirectToAHostThatNobodyNamed() {
        Atlassian.onGet(MYSELF, aResponse().withStatus(303).withHeader("Location", "https://elsewhere.example/file"));

        assertThat(send("GET", "rest/api/3/myself", null).code()).isEqualTo("jira_bad_answer");
    }

    @Test
    void wantsTheConnectionInItsHeader() {
        Answer answer = calls.backend("GET", PREFIX + "rest/api/3/myself");

        assertThat(answer.code()).isEqualTo("invalid_request");
        assertThat(answer.text()).contains("X-Juncture-External-Id");
    }

    private Answer send(String method, String path, String body) {
        HttpHeaders headers = headers();
        headers.add("Content-Type", "application/json");
        return calls.send(method, PREFIX + path, headers, body);
    }

    private HttpHeaders headers() {
        HttpHeaders headers = new HttpHeaders();
        headers.setBearerAuth(Deployment.SECRET_KEY);
        headers.add("X-Juncture-External-Id", externalId);
        return headers;
    }

    private static LoggedRequest last() {
        List<LoggedRequest> requests = requests();
        return requests.get(requests.size() - 1);
    }

    private static List<LoggedRequest> requests() {
        return Atlassian.server().findAll(anyRequestedFor(urlMatching("/ex/jira/.*")));
    }
}
