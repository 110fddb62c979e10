package dev.juncture.sandbox;

import static dev.juncture.sandbox.TestClient.HARBOR_PINE;
import static dev.juncture.sandbox.TestClient.json;
import static dev.juncture.sandbox.TestClient.tokens;
import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.sandbox.TestClient.Tokens;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RotationTest extends SandboxTest {

    @Test
    void givesANewPairAtEveryRefresh() throws Exception {
        Tokens first = client.connect("ada", HARBOR_PINE);
        Tokens second = tokens(client.refresh(first.refresh()));

        assertThat(second.refresh()).isNotEqualTo(first.refresh());
        assertThat(second.access()).isNotEqualTo(first.access());
        assertThat(myselfStatus(second)).isEqualTo(200);
    }

    @Test
    void acceptsTheLastReplacedTokenWithinTheLeeway() throws Exception {
        Tokens first = client.connect("ada", HARBOR_PINE);
        Tokens lost = tokens(client.refresh(first.refresh()));
        control.advanceClock(Duration.ofMinutes(10));

        HttpResponse<String> again = client.refresh(first.refresh());

        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(tokens(again).refresh()).isNotIn(first.refresh(), lost.refresh());
        assertThat(client.refresh(tokens(again).refresh()).statusCode()).isEqualTo(200);
    }

    @Test
    void endsTheFamilyWhenAReplacedTokenIsUsedAfterTheLeeway() throws Exception {
        Tokens first = client.connect("ada", HARBOR_PINE);
        Tokens second = tokens(client.refresh(first.refresh()));
        control.advanceClock(Duration.ofMinutes(10).plusSeconds(1));

        assertDead(client.refresh(first.refresh()));
        assertDead(client.refresh(second.refresh()));
    }

    @Test
    void endsTheFamilyWhenATokenIsUsedAfterItsSuccessor() throws Exception {
        Tokens first = client.connect("ada", HARBOR_PINE);
        Tokens second = tokens(client.refresh(first.refresh()));
        Tokens third = tokens(client.refresh(second.refresh()));

        assertDead(client.refresh(first.refresh()));
        assertDead(client.refresh(third.refresh()));
    }

    @Test
    void keepsOtherFamiliesOfTheSamePersonAlive() throws Exception {
        Tokens one = client.connect("ada", HARBOR_PINE);
        Tokens other = client.connect("ada", HARBOR_PINE);
        client.refresh(one.refresh());
        control.advanceClock(Duration.ofMinutes(11));
        assertDead(client.refresh(one.refresh()));

        assertThat(client.refresh(other.refresh()).statusCode()).isEqualTo(200);
    }

    @Test
    void expiresAfterNinetyDaysWithoutUse() throws Exception {
        Tokens first = client.connect("ada", HARBOR_PINE);
        control.advanceClock(Duration.ofDays(90));
        Tokens used = tokens(client.refresh(first.refresh()));
        assertThat(used.refresh()).isNotBlank();

        control.advanceClock(Duration.ofDays(90).plusSeconds(1));
        assertDead(client.refresh(used.refresh()));
    }

    @Test
    void expiresAYearAfterConsentHoweverOftenItIsUsed() throws Exception {
        Tokens tokens = client.connect("ada", HARBOR_PINE);
        for (int quarter = 0; quarter < 5; quarter++) {
            control.advanceClock(Duration.ofDays(73));
            tokens = tokens(client.refresh(tokens.refresh()));
            assertThat(tokens.refresh()).isNotBlank();
        }

        control.advanceClock(Duration.ofSeconds(1));
        assertDead(client.refresh(tokens.refresh()));
    }

    @Test
    void startsANewYearWithANewConsent() throws Exception {
        client.connect("ada", HARBOR_PINE);
        control.advanceClock(Duration.ofDays(366));

        Tokens again = client.connect("ada", HARBOR_PINE);

        assertThat(client.refresh(again.refresh()).statusCode()).isEqualTo(200);
    }

    @Test
    void keepsAnAccessTokenValidForAnHour() throws Exception {
        Tokens tokens = client.connect("ada", HARBOR_PINE);
        control.advanceClock(Duration.ofSeconds(3599));
        assertThat(myselfStatus(tokens)).isEqualTo(200);

        control.advanceClock(Duration.ofSeconds(1));
        assertThat(myselfStatus(tokens)).isEqualTo(401);
    }

    @Test
    void expiresTheAccessTokensOfOnePersonNow() throws Exception {
        Tokens ada = client.connect("ada", HARBOR_PINE);
        Tokens grace = client.connect("grace", HARBOR_PINE);

        control.expireAccessTokens("ada");

        assertThat(myselfStatus(ada)).isEqualTo(401);
        assertThat(myselfStatus(grace)).isEqualTo(200);
        assertThat(client.refresh(ada.refresh()).statusCode()).isEqualTo(200);
    }

    @Test
    void endsAllTokensOfARevokedGrant() throws Exception {
        Tokens tokens = client.connect("ada", HARBOR_PINE);

        assertThat(control.revoke("ada")).isTrue();

        assertThat(myselfStatus(tokens)).isEqualTo(401);
        assertDead(client.refresh(tokens.refresh()));
        assertThat(control.revoke("ada")).isFalse();
    }

    private int myselfStatus(Tokens tokens) throws Exception {
        return client.jira(tokens.access(), HARBOR_PINE, "/rest/api/3/myself").statusCode();
    }

    private static void assertDead(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(json(answer).path("error").asString()).isEqualTo("unauthorized_client");
    }
}
