package dev.juncture.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.http.Router;
import dev.juncture.jira.JiraConnections;
import dev.juncture.route.Route;
import dev.juncture.testing.Atlassian;
import dev.juncture.testing.Calls;
import dev.juncture.testing.Calls.Answer;
import dev.juncture.testing.Deployment;
import dev.juncture.testing.JunctureTest;
import dev.juncture.testing.TestConnections;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.StringUtils;

/** The proxy sends a path exactly as it was written, or not at all. */
@JunctureTest
class HostileProxyPathTest {
    @Autowired
    Router router;

    @Autowired
    Calls calls;

    @Autowired
    TestConnections testConnections;

    @Autowired
    JdbcClient jdbc;

    private final String externalId = "ext-" + UUID.randomUUID();

    @BeforeEach
    void script() {
        JiraConnections.connect(testConnections, jdbc, externalId, null);
        AnyJira.script();
    }

    /** Hides the calls from the check of Atlassian's documents: the product chose them, not Juncture. */
    @AfterEach
    void hideCalls() {
        Atlassian.server().resetRequests();
    }

    static Stream<String> paths() {
        return HostileValues.ALL.stream()
                .flatMap(value -> Stream.of(
                        value,
                        "rest/api/" + value,
                        "rest/api/3/issue/" + value,
                        "rest/api/3/issue/" + value + "/comment",
                        "rest/api/3/issue/" + Asked.encode(value),
                        "rest/api/3/issue/EX-1?fields=" + value,
                        "rest/api/3/issue/EX-1?fields=" + Asked.encode(value)));
    }

    @ParameterizedTest
    @MethodSource("paths")
    void sendsAPathUnchangedOrRefusesIt(String path) {
        for (Route route : passingOn()) {
            Answer answer = send(route.method(), route.path().replace("**", path));

            List<String> urls = Asked.now().stream().map(Asked::url).toList();
            if (answer.status() < 300) {
                String sent = "/ex/jira/site/" + path;
                // The id of an issue that is about to be deleted is read first.
                String lookUp = sent.replaceFirst("\\?.*", "") + "?fields=summary";
                assertThat(urls).last().isEqualTo(sent);
                assertThat(urls.subList(0, urls.size() - 1)).isIn(List.of(), List.of(lookUp));
                assertThat(path).matches("rest/(api|agile|software)/[^\\\\\\s\"]+");
                assertThat(path.replaceFirst("\\?.*", "").split("/"))
                        .noneMatch(segment -> segment.matches("(?i)|.*(%2f|%5c|%25|;).*"))
                        .noneMatch(segment -> normalised(segment).matches("(?U)\\P{Graph}*\\..*"));
            } else {
                assertThat(answer.status()).as(answer::text).isBetween(400, 499);
                assertThat(answer.json().path("error").asString()).isNotBlank();
                assertThat(urls).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/backend/jir%61/proxy/rest/api/3/myself",
                "/api/backend/jira/prox%79/rest/api/3/myself",
                "/api/backend/integration-helpers/%6aira/proxy/rest/api/3/myself",
                "/api/backend/jira%2fproxy/rest/api/3/myself",
                "/api/backend/jira/proxy",
                "/api/backend/jira/proxy/"
            })
    void findsNoRouteForAnotherSpellingOfItsPath(String path) {
        assertThat(send("GET", path).status()).isBetween(400, 499);
        assertThat(Asked.now()).isEmpty();
    }

    @Test
    void coversEveryRouteThatTakesAPathBelowItsOwn() {
        assertThat(passingOn())
                .isNotEmpty()
                .allSatisfy(route -> assertThat(route.path()).endsWith("/jira/proxy/**"))
                .extracting(Route::operation)
                .containsOnly("proxy");
    }

    private static String normalised(String segment) {
        return Normalizer.normalize(StringUtils.uriDecode(segment, StandardCharsets.UTF_8), Normalizer.Form.NFKC);
    }

    private List<Route> passingOn() {
        return router.routes().stream()
                .filter(route -> route.path().endsWith("/**"))
                .toList();
    }

    private Answer send(String method, String target) {
        Atlassian.server().resetRequests();
        HttpHeaders headers = new HttpHeaders();
        headers.setBearerAuth(Deployment.SECRET_KEY);
        headers.add("X-Juncture-External-Id", externalId);
        return calls.send(method, target, headers, (String) null);
    }
}
