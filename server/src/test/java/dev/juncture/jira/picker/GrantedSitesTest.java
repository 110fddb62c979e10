package dev.juncture.jira.picker;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.juncture.error.ApiException;
import dev.juncture.error.ErrorCode;
import dev.juncture.jira.Jira;
import dev.juncture.jira.JiraErrors;
import dev.juncture.jira.client.JiraClient;
import dev.juncture.oauth.WaitingGrant;
import dev.juncture.provider.Account;
import dev.juncture.provider.TokenPair;
import dev.juncture.secret.Secret;
import dev.juncture.testing.Atlassian;
import dev.juncture.testing.JunctureTest;
import dev.juncture.testing.Recorded;
import dev.juncture.testing.TestConnections;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@JunctureTest
class GrantedSitesTest {
    private static final Secret TOKEN = new Secret("token");
    private static final Site SITE = new Site("site", "Site", "https://site.atlassian.net", null);
    private static final String MYSELF = Atlassian.jira("site", "/myself");

    @Autowired
    GrantedSites sites;

    private JiraClient client;

    @BeforeEach
    void startBudget() {
        TokenPair tokens = new TokenPair(TOKEN, new Secret("refresh"), Duration.ofHours(1), null);
        client = sites.client(new WaitingGrant(
                TestConnections.freshKey(Jira.PROVIDER), "hash", tokens, Instant.now(), Optional.empty(), null));
    }

    @Test
    void listsEachJiraSiteOnceByName() {
        resources(
                Atlassian.resource("3", "zebra", "read:jira-work"),
                Atlassian.resource("2", "Apple", "read:issue:jira"),
                Atlassian.resource("2", "Apple", "read:confluence-content.all"),
                Atlassian.resource("2", "Apple", "read:sprint:jira-software"),
                Atlassian.resource("4", "mango", "read:confluence-content.all"),
                Atlassian.resource("1", "apple", "manage:jira-webhook"));

        assertThat(sites.reachable(client)).extracting(Site::id).containsExactly("1", "2", "3");
        Atlassian.server()
                .verify(
                        1,
                        getRequestedFor(urlEqualTo(Atlassian.RESOURCES))
                                .withHeader("Authorization", equalTo("Bearer token")));
    }

    @Test
    void returnsNoSitesWhenTheGrantReachesNone() {
        resources();
        assertThat(sites.reachable(client)).isEmpty();
    }

    @Test
    void acceptsEntriesWithoutScopesOrAvatar() {
        Atlassian.onGet(Atlassian.RESOURCES, Atlassian.json(200, """
                        [{"id":"1","name":"no scopes","url":"https://a.example.com"},
                         {"id":"2","name":"no avatar","url":"https://b.example.com","scopes":["read:jira-work"],"more":1}]"""));
        assertThat(sites.reachable(client)).containsExactly(new Site("2", "no avatar", "https://b.example.com", null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "{}", "<html>", "[1]", "{\"sites\":[]}"})
    void rejectsAnUnreadableList(String body) {
        Atlassian.onGet(Atlassian.RESOURCES, Atlassian.json(200, body));
        assertRefused(JiraErrors.JIRA_BAD_ANSWER);
    }

    @Test
    void requiresANewConsentWhenTheWaitingGrantIsRefused() {
        Atlassian.onGet(Atlassian.RESOURCES, Recorded.TOKEN_EXPIRED.answer());
        assertRefused(ErrorCode.REAUTHORIZATION_REQUIRED);
    }

    @Test
    void readsTheAccountFromTheSite() {
        Atlassian.belongsTo("ann", "site");
        assertThat(sites.accountBehind(client, SITE)).contains(new Account("ann", "Name of ann"));
    }

    @ParameterizedTest
    @CsvSource({"401, Unauthorized; scope does not match", "403, no", "404, no", "200, no"})
    void readsTheAccountFromAtlassianWhenTheSiteWithholdsIt(int status, String message) {
        Atlassian.onGet(MYSELF, Atlassian.json(status, """
                {"code":%d,"message":"%s"}""".formatted(status, message)));
        Atlassian.onGet(Atlassian.ME, Atlassian.json(200, """
                {"account_id":"ann","name":"Ann","email":"x"}"""));
        assertThat(sites.accountBehind(client, SITE)).contains(new Account("ann", "Ann"));
    }

    @Test
    void returnsNoAccountWhenBothWithholdIt() {
        Atlassian.onGet(MYSELF, Recorded.SCOPE_MISSING.answer());
        Atlassian.onGet(Atlassian.ME, Recorded.SCOPE_MISSING.answer());
        assertThat(sites.accountBehind(client, SITE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503, 429})
    void failsWhenTheAccountCannotBeReadNow(int status) {
        Atlassian.onGet(MYSELF, Atlassian.json(status, "{}"));
        assertThatThrownBy(() -> sites.accountBehind(client, SITE)).isInstanceOf(ApiException.class);
    }

    @Test
    void usesTheIdAsTheNameOfAnAccountWithoutAName() {
        Atlassian.onGet(MYSELF, Atlassian.json(200, """
                {"accountId":"ann"}"""));
        assertThat(sites.accountBehind(client, SITE)).contains(new Account("ann", "ann"));
    }

    private void assertRefused(ErrorCode code) {
        assertThatThrownBy(() -> sites.reachable(client))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    private static void resources(String... entries) {
        Atlassian.onGet(Atlassian.RESOURCES, Atlassian.json(200, "[" + String.join(",", entries) + "]"));
    }
}
