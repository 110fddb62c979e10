package dev.juncture.jira.proxy;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static dev.juncture.jira.testing.JiraSession.path;
import static dev.juncture.jira.testing.JiraSession.requests;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.juncture.jira.testing.JiraSession;
import dev.juncture.jira.testing.JiraTest;
import dev.juncture.testing.Atlassian;
import dev.juncture.testing.Calls;
import dev.juncture.testing.Calls.Answer;
import dev.juncture.testing.Deployment;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;

@JiraTest
class ProxyTest {
    @Autowired
    Calls calls;

    private static final String PROXY = "proxy/";
    private static final String MYSELF = path("/myself");

    JiraSession jira;

    @Test
    void forwardsARequestToTheSiteAndReturnsItsAnswer() {
        Atlassian.server()
                .stubFor(post(urlEqualTo(path("/issue?notify=false&x=a%20b")))
                        .withRequestBody(equalTo("""
                {"a":1}"""))
                        .willReturn(Atlassian.json(201, """
                {"id":"1"}""").withHeader("X-RateLimit-Limit", "100")));

        Answer answer = jira.post(PROXY + "rest/api/3/issue?notify=false&x=a%20b", """
                {"a":1}""");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.text()).isEqualTo("""
                {"id":"1"}""");
        assertThat(answer.headers().getFirst("X-RateLimit-Limit")).isEqualTo("100");
    }

    @Test
    void returnsJirasErrorsUnchanged() {
        Atlassian.onGet(MYSELF, Atlassian.json(404, """
                {"errorMessages":["No"]}"""));

        Answer answer = jira.get(PROXY + "rest/api/3/myself");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text()).isEqualTo("""
                {"errorMessages":["No"]}""");
    }

    /** Nothing has been answered yet, so the caller gets a failure and no success that ends early. */
    @Test
    void refusesAnAnswerThatBreaksOffBeforeItsFirstByte() {
        Atlassian.onGet(MYSELF, aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK));

        Answer answer = jira.get(PROXY + "rest/api/3/myself");

        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.code()).isEqualTo("jira_unavailable");
    }

    @Test
    void forwardsNoHeadersThatIdentifyTheCaller() {
        Atlassian.onGet(
                MYSELF,
                Atlassian.json(200, "{}").withHeader("Set-Cookie", "a=b").withHeader("WWW-Authenticate", "OAuth"));
        HttpHeaders headers = jira.headers();
        headers.add("Cookie", "session=1");
        headers.add("X-Forwarded-For", "10.1.2.3");
        headers.add("Forwarded", "for=10.1.2.3");
        headers.add("Accept-Language", "de");

        Answer answer = jira.send("GET", PROXY + "rest/api/3/myself", null, headers);

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
    void rejectsAPathThatLeavesTheSite(String path) {
        Answer answer = jira.get(PROXY + path);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("invalid_request");
        assertThat(requests()).isEmpty();
    }

    @Test
    void rejectsARedirectToAnUnknownHost() {
        Atlassian.onGet(MYSELF, aResponse().withStatus(303).withHeader("Location", "https://elsewhere.example/file"));

        assertThat(jira.get(PROXY + "rest/api/3/myself").code()).isEqualTo("jira_bad_answer");
    }

    @Test
    void requiresTheExternalIdHeader() {
        Answer answer = calls.backend("GET", "/api/backend/jira/proxy/rest/api/3/myself");

        assertThat(answer.code()).isEqualTo("invalid_request");
        assertThat(answer.text()).contains("X-Juncture-External-Id");
    }

    private static LoggedRequest last() {
        List<LoggedRequest> requests = requests();
        return requests.get(requests.size() - 1);
    }
}
