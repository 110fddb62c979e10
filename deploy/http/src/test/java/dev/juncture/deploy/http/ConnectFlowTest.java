package dev.juncture.deploy.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.testing.TestConnections;
import dev.juncture.testing.TestPostgres;
import dev.juncture.testing.TestRedis;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Connects over real HTTP against the sandbox, one at a time and many at the same time. */
class ConnectFlowTest {
    private static RunningJuncture juncture;
    private static Browser browser;

    @BeforeAll
    static void start() {
        juncture = RunningJuncture.start(
                TestPostgres.shared().freshDatabaseUrl(), TestRedis.shared().freshUrl());
        browser = new Browser(juncture);
    }

    @AfterAll
    static void stop() {
        juncture.close();
    }

    @BeforeEach
    void noFaults() {
        juncture.sandbox().control().clearFaults();
    }

    @Test
    void givesTheBackendAWorkingTokenForThePickedSite() {
        String site = browser.connect("flow-token", "grace");

        Browser.Answer token = browser.accessToken("flow-token");

        assertThat(token.status()).isEqualTo(200);
        assertThat(token.json().path("access_token").asString()).isNotBlank();
        Browser.Answer list = browser.backend("connections?external_id_prefix=flow-token");
        assertThat(list.json().at("/connections/0/details/site_id").asString()).isEqualTo(site);
        assertThat(browser.backend("jira/get-projects?external_id=flow-token").status())
                .isEqualTo(200);
    }

    @Test
    void listsEachJiraSiteOnceAndByName() {
        Browser.Answer sites = browser.sites(browser.connectionCode("flow-sites", "linus"));

        List<String> names = sites.json().path("sites").findValuesAsString("site_name");
        // Linus has three sites. One has Confluence only, and Atlassian lists another one twice.
        assertThat(names).hasSize(2).doesNotHaveDuplicates().isSortedAccordingTo(String.CASE_INSENSITIVE_ORDER);
    }

    @Test
    void answersTheSameChoiceAgainAndRefusesAnotherOne() {
        String code = browser.connectionCode("flow-retry", "grace");
        List<String> sites = browser.siteIds(code);

        Browser.Answer first = browser.pick(code, sites.get(0));
        Browser.Answer again = browser.pick(code, sites.get(0));
        Browser.Answer other = browser.pick(code, sites.get(1));

        assertThat(first.json().path("redirect_uri").asString()).isEqualTo(RunningJuncture.APP_PAGE);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.response().body()).isEqualTo(first.response().body());
        assertThat(other.code()).isEqualTo("invalid_connection_code");
        assertThat(browser.sites(code).code()).isEqualTo("invalid_connection_code");
    }

    @Test
    void refusesASiteThatTheGrantDoesNotReachAndKeepsTheCodeUsable() {
        String code = browser.connectionCode("flow-foreign", "ada");

        assertThat(browser.pick(code, "99999999-aaaa-bbbb-cccc-000000000000").code())
                .isEqualTo("site_not_granted");
        assertThat(browser.pick(code, browser.siteIds(code).get(0)).status()).isEqualTo(200);
    }

    @Test
    void doesNotLetAnotherAccountTakeOverAHealthyConnection() {
        String before = browser.connect("flow-takeover", "grace");
        String code = browser.connectionCode("flow-takeover", "ada");

        Browser.Answer refused = browser.pick(code, browser.siteIds(code).get(0));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("already_connected");
        assertThat(browser.backend("connections?external_id_prefix=flow-takeover")
                        .json()
                        .at("/connections/0/details/site_id")
                        .asString())
                .isEqualTo(before);
    }

    @Test
    void usesAStateOnceEvenWhenThePersonDeclined() {
        String state = browser.startAuthorization("flow-declined");

        Browser.Answer declined =
                browser.callback("error=access_denied&error_description=User+declined&state=" + state);
        Browser.Answer again = browser.callback("code=whatever&state=" + state);

        assertThat(declined.status()).isEqualTo(302);
        assertThat(declined.header("Location"))
                .isEqualTo(juncture.address() + "/connection-error?code=consent_declined");
        assertThat(again.header("Location")).isEqualTo(juncture.address() + "/connection-error?code=invalid_state");
    }

    @Test
    void doesNotUseAStateForAHeadRequest() {
        String state = browser.startAuthorization("flow-head");

        Browser.Answer head =
                browser.send("HEAD", "/api/frontend/oauth/authorization-callback/jira?code=x&state=" + state, null);

        assertThat(head.status()).isEqualTo(405);
        assertThat(browser.consent("ada", state)).contains("/finalize-connection/jira/");
    }

    @Test
    void explainsAGrantWithoutARefreshToken() {
        String state = browser.startAuthorization("flow-offline");
        String code = juncture.sandbox().control().grant("ada", "all", "read:jira-work", juncture.callback());

        assertThat(browser.callback("code=" + code + "&state=" + state).header("Location"))
                .endsWith("/connection-error?code=refresh_token_missing");
    }

    @Test
    void survivesARestartBetweenConsentAndChoice() {
        String code = browser.connectionCode("flow-restart", "ada");

        juncture.restart();

        assertThat(browser.pick(code, browser.siteIds(code).get(0)).status()).isEqualTo(200);
    }

    @Test
    void forgetsADeletedConnection() {
        browser.connect("flow-delete", "ada");

        Browser.Answer deleted = browser.send(
                "DELETE",
                "/api/backend/connections?external_id=flow-delete&provider=jira",
                null,
                "Authorization",
                "Bearer " + RunningJuncture.SECRET_KEY);

        assertThat(deleted.status()).isEqualTo(204);
        assertThat(deleted.response().body()).isEmpty();
        assertThat(browser.validity("flow-delete").json().path("exists").asBoolean())
                .isFalse();
        assertThat(browser.accessToken("flow-delete").code()).isEqualTo("connection_not_found");
    }

    @Test
    void refreshesOnceForAllCallersWithAnExpiredToken() throws Exception {
        browser.connect("flow-refresh", "ada");
        long before = juncture.sandbox().control().refreshes();
        juncture.sandbox().control().expireAccessTokens();
        expireStoredToken("flow-refresh");

        List<Browser.Answer> tokens = together(IntStream.range(0, 50)
                .<Callable<Browser.Answer>>mapToObj(i -> () -> browser.accessToken("flow-refresh"))
                .toList());

        assertThat(tokens).allMatch(token -> token.status() == 200);
        assertThat(tokens.stream()
                        .map(token -> token.json().path("access_token").asString())
                        .distinct())
                .hasSize(1);
        assertThat(juncture.sandbox().control().refreshes() - before).isEqualTo(1);
    }

    @Test
    void asksForConsentAfterThePersonRevokedTheGrant() {
        browser.connect("flow-revoked", "linus");
        juncture.sandbox().control().revoke("linus");
        expireStoredToken("flow-revoked");

        Browser.Answer token = browser.accessToken("flow-revoked");

        assertThat(token.status()).isEqualTo(403);
        assertThat(token.code()).isEqualTo("reauthorization_required");
        assertThat(token.json().path("needs_reauthorization").asBoolean()).isTrue();
        assertThat(browser.validity("flow-revoked").json().path("is_invalid").asBoolean())
                .isTrue();
        browser.connect("flow-revoked", "linus");
        assertThat(browser.accessToken("flow-revoked").status()).isEqualTo(200);
    }

    @Test
    void makesAHundredConnectsAtTheSameTime() throws Exception {
        List<Integer> statuses = together(IntStream.range(0, 100)
                .<Callable<Integer>>mapToObj(i -> () -> {
                    String code = browser.connectionCode("crowd-" + i, "grace");
                    return browser.pick(code, browser.siteIds(code).get(0)).status();
                })
                .toList());

        assertThat(statuses).hasSize(100).containsOnly(200);
        Browser.Answer list = browser.backend("connections?external_id_prefix=crowd-&limit=1000");
        assertThat(list.json().path("connections").size()).isEqualTo(100);
    }

    @Test
    void makesOneConnectionOfFiftyConnectsOfOneExternalId() throws Exception {
        List<String> codes = together(IntStream.range(0, 50)
                .<Callable<String>>mapToObj(i -> () -> browser.connectionCode("one-of-fifty", "ada"))
                .toList());
        String site = browser.siteIds(codes.get(0)).get(0);

        List<Integer> statuses = together(codes.stream()
                .<Callable<Integer>>map(code -> () -> browser.pick(code, site).status())
                .toList());

        assertThat(codes).doesNotHaveDuplicates();
        assertThat(statuses).containsOnly(200);
        Browser.Answer list = browser.backend("connections?external_id_prefix=one-of-fifty");
        assertThat(list.json().path("connections").size()).isEqualTo(1);
        assertThat(browser.accessToken("one-of-fifty").status()).isEqualTo(200);
    }

    @Test
    void usesOneStateForOneOfFiftyCallbacks() throws Exception {
        String state = browser.startAuthorization("state-race");
        List<String> codes = IntStream.range(0, 50)
                .mapToObj(i -> juncture.sandbox()
                        .control()
                        .grant("ada", "all", "read:jira-work offline_access", juncture.callback()))
                .toList();

        List<String> locations = together(codes.stream()
                .<Callable<String>>map(
                        code -> () -> browser.callback("code=" + Browser.encode(code) + "&state=" + state)
                                .header("Location"))
                .toList());

        assertThat(locations.stream().filter(location -> location.contains("/finalize-connection/")))
                .hasSize(1);
        assertThat(locations.stream().filter(location -> location.endsWith("code=invalid_state")))
                .hasSize(49);
    }

    @Test
    void makesOneConnectionOfFiftyUsesOfOneCode() throws Exception {
        String code = browser.connectionCode("code-race", "grace");
        List<String> sites = browser.siteIds(code);

        List<Browser.Answer> answers = together(IntStream.range(0, 50)
                .<Callable<Browser.Answer>>mapToObj(i -> () -> browser.pick(code, sites.get(i % 2)))
                .toList());

        List<Integer> statuses = answers.stream().map(Browser.Answer::status).toList();
        assertThat(statuses.stream().filter(status -> status == 200)).hasSize(25);
        assertThat(answers.stream().filter(answer -> answer.status() != 200))
                .hasSize(25)
                .allMatch(answer -> answer.code().equals("invalid_connection_code"));
    }

    private static void expireStoredToken(String externalId) {
        juncture.context().getBean(JdbcClient.class).sql("""
                        update juncture.connection set access_token_expires_at = now() - interval '1 hour'
                        where id = (select connection_id from juncture.connection_external_map where external_id = ?)
                        """).param(externalId).update();
        TestConnections.forgetCached(juncture.context().getBean(StringRedisTemplate.class));
    }

    private static <T> List<T> together(List<Callable<T>> calls) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(calls.size());
        try {
            ArrayList<T> results = new ArrayList<>();
            for (Future<T> future : threads.invokeAll(calls)) {
                results.add(future.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
