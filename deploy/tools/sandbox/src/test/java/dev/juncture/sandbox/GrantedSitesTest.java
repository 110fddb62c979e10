package dev.juncture.sandbox;

import static dev.juncture.sandbox.TestClient.CONFLUENCE_ONLY;
import static dev.juncture.sandbox.TestClient.HARBOR_PINE;
import static dev.juncture.sandbox.TestClient.MERIDIAN;
import static dev.juncture.sandbox.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.sandbox.TestClient.Tokens;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class GrantedSitesTest extends SandboxTest {

    @Test
    void listsASiteOnceForEachProduct() throws Exception {
        List<JsonNode> entries = entries(client.connect("ada", HARBOR_PINE).access());

        assertThat(entries).hasSize(2).allSatisfy(entry -> {
            assertThat(entry.path("id").asString()).isEqualTo(HARBOR_PINE);
            assertThat(entry.path("name").asString()).isEqualTo("Harbor & Pine");
            assertThat(entry.path("url").asString()).isEqualTo("https://harbor-pine.atlassian.example");
            assertThat(entry.path("avatarUrl").asString()).isEqualTo(sandbox.url() + "/avatars/harbor-pine.svg");
            assertThat(entry.propertyNames()).containsExactlyInAnyOrder("id", "name", "url", "scopes", "avatarUrl");
        });
        assertThat(entries)
                .extracting(entry -> entry.path("scopes").toString())
                .containsExactlyInAnyOrder(
                        "[\"read:jira-user\",\"read:jira-work\"]", "[\"read:confluence-user\",\"search:confluence\"]");
    }

    @Test
    void listsGrantedSitesOnlyAndSomeOfThemWithoutJira() throws Exception {
        assertThat(ids(client.connect("grace", MERIDIAN).access())).containsOnly(MERIDIAN);

        List<JsonNode> entries =
                entries(client.connect("linus", CONFLUENCE_ONLY).access());
        assertThat(entries)
                .singleElement()
                .satisfies(entry -> assertThat(entry.path("scopes").toString()).doesNotContain("jira"));
    }

    @Test
    void reachesAllNineOfGracesSitesWhenShePicksAll() throws Exception {
        assertThat(new HashSet<>(ids(client.connect("grace", "all").access()))).hasSize(9);
    }

    @Test
    void returnsSitesInNoFixedOrder() throws Exception {
        String token = client.connect("grace", "all").access();
        Set<List<String>> orders = new HashSet<>();
        for (int call = 0; call < 5; call++) {
            orders.add(ids(token));
        }

        assertThat(orders).hasSizeGreaterThan(1);
    }

    @Test
    void addsASecondConsentToTheGrantSoThatOlderTokensReachItsSiteToo() throws Exception {
        Tokens older = client.connect("linus", HARBOR_PINE);
        assertThat(client.jira(older.access(), MERIDIAN, "/rest/api/3/myself").statusCode())
                .isEqualTo(404);

        client.connect("linus", MERIDIAN);

        assertThat(ids(older.access())).contains(HARBOR_PINE, MERIDIAN);
        assertThat(client.jira(older.access(), MERIDIAN, "/rest/api/3/myself").statusCode())
                .isEqualTo(200);
    }

    @Test
    void forgetsASite() throws Exception {
        Tokens tokens = client.connect("grace", "all");

        assertThat(control.forgetSite("grace", MERIDIAN)).isTrue();

        assertThat(ids(tokens.access())).doesNotContain(MERIDIAN).contains(HARBOR_PINE);
        assertThat(control.forgetSite("grace", MERIDIAN)).isFalse();
    }

    @Test
    void refusesABadToken() throws Exception {
        var answer = client.get("/oauth/token/accessible-resources", "nonsense");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).isEqualTo("{\"code\":401,\"message\":\"Unauthorized\"}");
        assertThat(client.get("/oauth/token/accessible-resources").statusCode()).isEqualTo(401);
    }

    @Test
    void returnsThePersonWhoGrantedTheToken() throws Exception {
        JsonNode me = json(client.get("/me", client.connect("grace", MERIDIAN).access()));

        assertThat(me.path("account_id").asString()).isEqualTo("712020:8d27f4b6-1e93-4f0c-b6a8-5c3d7e9f2b02");
        assertThat(me.path("name").asString()).isEqualTo("Grace Okafor");
        assertThat(me.path("zoneinfo").asString()).isEqualTo("America/New_York");
        assertThat(me.path("extended_profile").path("job_title").asString()).isEqualTo("Delivery consultant");
    }

    @Test
    void returnsThePersonOnlyWithItsScope() throws Exception {
        String token = client.accessToken("ada", HARBOR_PINE, "read:jira-work");

        var answer = client.get("/me", token);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).isEqualTo("{\"code\":401,\"message\":\"Unauthorized; scope does not match\"}");
    }

    @Test
    void servesTheAvatarsThatItLinksTo() throws Exception {
        var avatar = client.get("/avatars/harbor-pine.svg");

        assertThat(avatar.headers().firstValue("Content-Type")).contains("image/svg+xml");
        assertThat(avatar.body()).contains(">HP<");
        assertThat(client.get("/avatars/..%2Fsecret.svg").statusCode()).isEqualTo(404);
        assertThat(client.get("/avatars/%3Cscript%3E.svg").statusCode()).isEqualTo(404);
    }

    private List<String> ids(String token) throws Exception {
        return entries(token).stream().map(entry -> entry.path("id").asString()).toList();
    }

    private List<JsonNode> entries(String token) throws Exception {
        JsonNode body = json(client.get("/oauth/token/accessible-resources", token));
        assertThat(body.isArray()).isTrue();
        return List.copyOf(body.values());
    }
}
