package dev.juncture.jira.picker;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.connection.Connection;
import dev.juncture.connection.ConnectionKey;
import dev.juncture.connection.Connections;
import dev.juncture.connection.ExternalId;
import dev.juncture.jira.site.JiraSite;
import dev.juncture.jira.site.JiraSites;
import dev.juncture.operation.Origin;
import dev.juncture.testing.Atlassian;
import dev.juncture.testing.Calls;
import dev.juncture.testing.Calls.Answer;
import dev.juncture.testing.JunctureTest;
import dev.juncture.testing.TestConnections;
import dev.juncture.testing.Together;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** All steps from the consent to the connection, through the router. */
@JunctureTest
class SetJiraSiteTest {
    private static final String FINALIZE = "/api/frontend/finalize-connection/jira/";
    private static final String DONE = """
                {"success":true,"redirect_uri":null}""";

    @Autowired
    Calls calls;

    @Autowired
    Connections connections;

    @Autowired
    JiraSites connectedSites;

    @Autowired
    TestConnections testConnections;

    @Autowired
    JdbcClient jdbc;

    private final String account = "ann-" + UUID.randomUUID();
    private final ConnectionKey key = TestConnections.freshKey("jira");

    @BeforeEach
    void script() {
        Atlassian.grants("one");
        Atlassian.reaches("a", "b");
        Atlassian.belongsTo(account, "a", "b");
    }

    @Test
    void connectsTheSiteThatTheUserPicked() {
        String code = consent();
        assertThat(set(code, "b").text()).isEqualTo(DONE);

        JiraSite site = connected();
        assertThat(site.id()).isEqualTo("b");
        assertThat(site.name()).isEqualTo("b");
        assertThat(site.url()).isEqualTo("https://b.atlassian.net");
        assertThat(site.selectedProjectId()).isNull();
        assertThat(site.connection().accountId()).isEqualTo(account);
        Connection connection = site.connection();
        assertThat(Duration.between(connection.grantedAt(), connection.grantExpiresAt()))
                .isEqualTo(Duration.ofDays(365));
        Answer token = calls.backend(
                "GET",
                "/api/backend/connection-info/get-access-token?provider=jira&external_id="
                        + key.externalId().value());
        assertThat(token.json().path("access_token").asString()).isEqualTo("access-one");
    }

    @Test
    void answersARetryOfTheSameChoiceInTheSameWay() {
        String code = consent();
        set(code, "a");
        Answer retry = set(code, "a");
        assertThat(retry.status()).isEqualTo(200);
        assertThat(retry.text()).isEqualTo(DONE);
        assertThat(connected().connection().tokenVersion()).isOne();
    }

    @Test
    void rejectsAUsedCodeForAnotherSite() {
        String code = consent();
        set(code, "a");
        assertThat(set(code, "b").code()).isEqualTo("invalid_connection_code");
        assertThat(connected().id()).isEqualTo("a");
    }

    @Test
    void makesOneConnectionOfTwentyParallelClicks() {
        String code = consent();
        Together<Answer> clicks = Together.run(20, i -> set(code, "a"));
        assertThat(clicks.failures()).isEmpty();
        assertThat(clicks.results()).extracting(Answer::status).containsOnly(200);
        assertThat(connected().connection().tokenVersion()).isOne();
    }

    @Test
    void connectsOneSiteWhenTwoArePickedAtOnce() {
        String code = consent();
        Together<Answer> clicks = Together.run(20, i -> set(code, i % 2 == 0 ? "a" : "b"));
        assertThat(clicks.failures()).isEmpty();
        assertThat(clicks.results()).extracting(Answer::status).containsOnly(200, 400);
        assertThat(clicks.results().stream().filter(answer -> answer.status() == 200))
                .hasSize(10);
        assertThat(connected().connection().tokenVersion()).isOne();
    }

    @Test
    void rejectsASiteThatTheGrantDoesNotReachAndKeepsTheCode() {
        String code = consent();
        assertThat(set(code, "c").code()).isEqualTo("site_not_granted");
        assertThat(connections.find(key)).isEmpty();
        assertThat(set(code, "a").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../a", "a/b", "..", "a?b", "", " "})
    void rejectsAHostileSiteWithoutCallingAtlassian(String site) {
        String code = consent();
        int before = Atlassian.server().getAllServeEvents().size();
        assertThat(set(code, site).code()).isEqualTo("invalid_request");
        assertThat(Atlassian.server().getAllServeEvents()).hasSize(before);
    }

    @Test
    void selectsAVisibleProjectAtOnce() {
        Atlassian.onGet(Atlassian.jira("a", "/project/EX"), Atlassian.json(200, """
                {"id":"10000","key":"EX","name":"x"}"""));
        assertThat(set(consent(), "a", "EX").status()).isEqualTo(200);
        assertThat(connected().selectedProjectId()).isEqualTo("10000");
    }

    @Test
    void connectsNothingWhenTheProjectIsNotVisible() {
        Atlassian.onGet(Atlassian.jira("a", "/project/EX"), Atlassian.json(404, "{}"));
        String code = consent();
        assertThat(set(code, "a", "EX").code()).isEqualTo("jira_not_found");
        assertThat(connections.find(key)).isEmpty();
        assertThat(set(code, "a").status()).isEqualTo(200);
    }

    @Test
    void clearsTheSelectedProjectByAnExplicitNull() {
        set(consent(), "a");
        connectedSites.select(connected(), "10000", Origin.SYSTEM);

        Answer answer = calls.browser("POST", FINALIZE + "set-jira-site", """
                {"connection_code":"%s","site_id":"a","project_key":null}""".formatted(consent()));

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(connected().selectedProjectId()).isNull();
    }

    @Test
    void clearsTheSelectedProjectWithAnotherSiteOnly() {
        set(consent(), "a");
        connectedSites.select(connected(), "10000", Origin.SYSTEM);

        set(consent(), "a");
        assertThat(connected().selectedProjectId()).isEqualTo("10000");
        assertThat(connected().connection().tokenVersion()).isEqualTo(2);

        set(consent(), "b");
        assertThat(connected().id()).isEqualTo("b");
        assertThat(connected().selectedProjectId()).isNull();
    }

    @Test
    void protectsAHealthyConnectionFromAnotherAccount() {
        set(consent(), "a");
        Atlassian.belongsTo("mallory", "a", "b");
        Answer refused = set(consent(), "b");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("already_connected");
        assertThat(connected().id()).isEqualTo("a");
        assertThat(connected().connection().accountId()).isEqualTo(account);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void refusesAnotherAccountForAnEndedConnection(boolean expired) {
        set(consent(), "a");
        if (expired) {
            testConnections.expireGrant(connected().connection().id());
        } else {
            testConnections.invalidate(connected().connection().id());
        }

        Atlassian.belongsTo("mallory", "a", "b");
        assertThat(set(consent(), "b").code()).isEqualTo("already_connected");
        assertThat(connected().id()).isEqualTo("a");
        assertThat(connected().connection().accountId()).isEqualTo(account);

        Atlassian.belongsTo(account, "a", "b");
        assertThat(set(consent(), "b").status()).isEqualTo(200);
        assertThat(connected().id()).isEqualTo("b");
        assertThat(connected().connection().isInvalid()).isFalse();
    }

    @Test
    void replacesAConnectionOnlyAfterTheUsersChoice() {
        set(consent(), "a");
        Atlassian.grants("two");
        String code = consent();
        sites(code);
        assertThat(connected().connection().tokenVersion()).isOne();
        set(code, "a");
        assertThat(connected().connection().tokenVersion()).isEqualTo(2);
    }

    @Test
    void keepsTheCodeWhileAtlassianFails() {
        String code = consent();
        Atlassian.onGet(Atlassian.RESOURCES, aResponse().withStatus(503));
        assertThat(set(code, "a").code()).isEqualTo("jira_unavailable");
        Atlassian.reaches("a");
        assertThat(set(code, "a").status()).isEqualTo(200);
    }

    @Test
    void marksTheNewSitesAtEachRead() {
        set(consent(), "a");
        sites(consent());
        Atlassian.reaches("c", "b", "a");
        Atlassian.belongsTo(account, "c");
        String code = consent();
        for (int i = 0; i < 2; i++) {
            JsonNode sites = sites(code).json().path("sites");
            assertThat(sites)
                    .extracting(site -> site.path("site_id").asString())
                    .containsExactly("a", "b", "c");
            assertThat(sites)
                    .extracting(site -> site.path("recently_granted").asBoolean())
                    .containsExactly(false, false, true);
            assertThat(sites.path(0).path("avatar_url").asString()).isEqualTo("https://avatars.example.com/a.png");
        }
        assertThat(set(code, "c").status()).isEqualTo(200);
    }

    @Test
    void marksOnlySitesThatNoChoiceHasSeen() {
        // The user chooses without the picker, so the list of sites was never read.
        set(consent(), "a");
        Atlassian.reaches("c", "b", "a");
        JsonNode sites = sites(consent()).json().path("sites");
        assertThat(sites)
                .extracting(site -> site.path("recently_granted").asBoolean())
                .containsExactly(false, false, true);
    }

    @Test
    void doesNotMarkASiteThatAChoiceHasSeenWithTheSameGrant() {
        sites(consent());
        Atlassian.reaches("c", "b", "a");
        Atlassian.belongsTo(account, "c");
        set(consent(), "c");
        JsonNode sites = sites(consent()).json().path("sites");
        assertThat(sites)
                .hasSize(3)
                .noneMatch(site -> site.path("recently_granted").asBoolean());
    }

    @Test
    void stillMarksNewSitesAfterAFailedChoice() {
        Atlassian.onGet(Atlassian.jira("a", "/project/EX"), Atlassian.json(404, "{}"));
        String code = consent();
        set(code, "a", "EX");
        // The grant is the same, so both sites are still marked as new.
        assertThat(sites(code).json().path("sites"))
                .hasSize(2)
                .allMatch(site -> site.path("recently_granted").asBoolean());
    }

    @Test
    void acceptsTheCodeInItsHeader() {
        HttpHeaders headers = new HttpHeaders();
        headers.set("X-Juncture-Connection-Code", consent());
        Answer answer = calls.send("GET", FINALIZE + "fetch-available-sites", headers, (String) null);
        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void listsSitesWithoutMarksWhenTheAccountIsUnknown() {
        Atlassian.onGet(Atlassian.jira("a", "/myself"), aResponse().withStatus(503));
        Answer answer = sites(consent());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("sites"))
                .hasSize(2)
                .noneMatch(site -> site.path("recently_granted").asBoolean());
    }

    @ParameterizedTest
    @CsvSource({"'', 50", "&limit=7, 7", "&limit=1000, 100"})
    void readsAsManyProjectsAsThePickerAsksFor(String limit, String maxResults) {
        String code = consent();
        Atlassian.onGet(Atlassian.jira("a", "/project/search"), Atlassian.json(200, """
                        {"startAt":0,"isLast":true,"values":[]}"""));
        String target = FINALIZE + "fetch-available-projects?site_id=a&connection_code=" + code;
        assertThat(calls.browser("GET", target + limit, null).status()).isEqualTo(200);
        Atlassian.server()
                .verify(getRequestedFor(urlPathEqualTo(Atlassian.jira("a", "/project/search")))
                        .withQueryParam("maxResults", equalTo(maxResults)));
        assertThat(calls.browser("GET", target + "&limit=0", null).code()).isEqualTo("invalid_request");
    }

    @Test
    void listsTheProjectsOfASiteInPages() {
        String code = consent();
        Atlassian.onGet(Atlassian.jira("a", "/project/search"), Atlassian.json(200, """
                        {"startAt":50,"isLast":false,"values":[{"id":"1","key":"EX","name":"Example",
                         "avatarUrls":{"48x48":"https://avatars.example.com/1"}}]}"""));
        Answer answer = calls.browser(
                "GET",
                FINALIZE + "fetch-available-projects?site_id=a&cursor=50&query=ex&connection_code=" + code,
                null);
        assertThat(answer.text()).isEqualTo("""
                {"projects":[{"id":"1","key":"EX","name":"Example",\
                "avatar_url":"https://avatars.example.com/1"}],"next":"51"}""");
        assertThat(calls.browser(
                                "GET",
                                FINALIZE + "fetch-available-projects?site_id=a&cursor=x&connection_code=" + code,
                                null)
                        .code())
                .isEqualTo("invalid_request");
    }

    @Test
    void rejectsAForgedCodeEverywhere() {
        for (String route : new String[] {"fetch-available-sites?", "fetch-available-projects?site_id=a&"}) {
            assertThat(calls.browser("GET", FINALIZE + route + "connection_code=forged", null)
                            .code())
                    .isEqualTo("invalid_connection_code");
        }
        assertThat(set("forged", "a").code()).isEqualTo("invalid_connection_code");
    }

    /**
     * Lets the user consent.
     *
     * @return the connection code
     */
    private String consent() {
        Answer start = calls.browser("POST", "/api/frontend/oauth/get-authorization-uri", """
                {"provider":"jira","external_id":"%s"}""".formatted(
                        key.externalId().value()));
        String uri = start.json().path("authorization_uri").asString();
        String state = uri.replaceAll(".*[?&]state=([^&]*).*", "$1");
        Answer callback = calls.browser(
                "GET", "/api/frontend/oauth/authorization-callback/jira?code=granted&state=" + state, null);
        String location = String.valueOf(callback.headers().getLocation());
        assertThat(location).contains("/finalize-connection/jira/");
        return location.substring(location.lastIndexOf('/') + 1);
    }

    private Answer sites(String code) {
        return calls.browser("GET", FINALIZE + "fetch-available-sites?connection_code=" + code, null);
    }

    private Answer set(String code, String site) {
        String body = """
                {"connection_code":"%s","site_id":"%s"}""".formatted(code, site);
        return calls.browser("POST", FINALIZE + "set-jira-site", body);
    }

    private Answer set(String code, String site, String project) {
        String body = """
                {"connection_code":"%s","site_id":"%s","jira_project_id":"%s"}""".formatted(code, site, project);
        return calls.browser("POST", FINALIZE + "create-connection", body);
    }

    private JiraSite connected() {
        return connectedSites.require(new ExternalId(key.externalId().value()));
    }
}
