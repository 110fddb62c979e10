package dev.juncture.jira.doctor;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Fault;
import dev.juncture.doctor.Finding;
import dev.juncture.doctor.Finding.Status;
import dev.juncture.jira.JiraSettings;
import dev.juncture.jira.oauth.TokenEndpoint;
import dev.juncture.testing.Atlassian;
import dev.juncture.testing.JunctureTest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Checks client id, secret and clock by the refusal of a code that cannot exist. */
@JunctureTest
class TokenProbeTest {
    private static final String CODE_REFUSED = """
                {"error":"invalid_request"}""";

    @Autowired
    TokenEndpoint endpoint;

    @Autowired
    JiraSettings settings;

    @ParameterizedTest
    @CsvSource({
        "400, invalid_request, OK, ''",
        "403, invalid_request, OK, ''",
        "403, invalid_grant, OK, ''",
        "403, unauthorized_client, OK, ''",
        "401, access_denied, FAILED, DEFAULT_JIRA_CLIENT_SECRET=<the secret from the Settings page of the app client>",
        "401, invalid_client, FAILED, DEFAULT_JIRA_CLIENT_SECRET=<the secret from the Settings page of the app client>",
        "403, access_denied, FAILED, DEFAULT_JIRA_CLIENT_SECRET=<the secret from the Settings page of the app client>",
        "429, access_denied, WARNING, java -jar juncture-http.jar doctor",
        "503, access_denied, WARNING, java -jar juncture-http.jar doctor",
    })
    void reportsWhetherAtlassianKnowsTheApp(int status, String error, Status expected, String fix) {
        Atlassian.onPost(Atlassian.TOKEN, Atlassian.json(status, """
                {"error":"%s"}""".formatted(error)));
        Finding finding = credentials(Clock.systemUTC());
        assertThat(finding.status()).isEqualTo(expected);
        assertThat(finding.fix()).isEqualTo(fix.isEmpty() ? null : fix);
        assertThat(String.valueOf(finding)).doesNotContain("client-secret");
    }

    @ParameterizedTest
    @CsvSource({"404, <html>", "302, ''", "200, '{}'", "200, <html>", "403, <html>blocked"})
    void reportsAnAddressThatIsNoTokenEndpoint(int status, String body) {
        Atlassian.onPost(
                Atlassian.TOKEN,
                aResponse()
                        .withStatus(status)
                        .withHeader("Location", "/elsewhere")
                        .withBody(body));
        Finding finding = credentials(Clock.systemUTC());
        assertThat(finding.status()).isEqualTo(Status.FAILED);
        assertThat(finding.fix()).isEqualTo("ATLASSIAN_AUTH_URL=https://auth.atlassian.com");
    }

    @Test
    void reportsAMissingAnswer() {
        Atlassian.onPost(Atlassian.TOKEN, aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
        assertThat(credentials(Clock.systemUTC()).problem()).contains("gives no readable answer");
        assertThat(new ClockCheck(probe(Clock.systemUTC())).run().status()).isEqualTo(Status.WARNING);
    }

    @ParameterizedTest
    @CsvSource({"0, OK", "-30, WARNING", "30, WARNING", "-90, FAILED", "90, FAILED"})
    void comparesTheClocks(int secondsOff, Status expected) {
        Clock ours = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(secondsOff));
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(Instant.now().atOffset(ZoneOffset.UTC));
        Atlassian.onPost(Atlassian.TOKEN, Atlassian.json(400, CODE_REFUSED).withHeader("Date", date));
        assertThat(new ClockCheck(probe(ours)).run().status()).isEqualTo(expected);
    }

    @Test
    void warnsWhenTheAnswerHasNoTime() {
        Atlassian.onPost(Atlassian.TOKEN, Atlassian.json(400, CODE_REFUSED).withHeader("Date", "yesterday"));
        assertThat(new ClockCheck(probe(Clock.systemUTC())).run().problem()).contains("has no time");
    }

    @Test
    void sendsOneRequestForBothChecks() {
        Atlassian.onPost(Atlassian.TOKEN, Atlassian.json(400, CODE_REFUSED));
        TokenProbe probe = probe(Clock.fixed(Instant.now(), ZoneOffset.UTC));
        new CredentialsCheck(probe, settings).run();
        new ClockCheck(probe).run();
        assertThat(Atlassian.requests(postRequestedFor(urlEqualTo(Atlassian.TOKEN))))
                .isOne();
    }

    private Finding credentials(Clock clock) {
        return new CredentialsCheck(probe(clock), settings).run();
    }

    private TokenProbe probe(Clock clock) {
        return new TokenProbe(endpoint, settings, clock);
    }
}
