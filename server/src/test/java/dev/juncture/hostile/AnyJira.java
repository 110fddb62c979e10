package dev.juncture.hostile;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;

import dev.juncture.jira.testing.ConnectBrowser;
import dev.juncture.testing.Atlassian;
import dev.juncture.testing.Calls;
import dev.juncture.testing.Deployment;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.web.util.UriComponentsBuilder;

/** Scripts a Jira that accepts everything and answers on every path. */
final class AnyJira {
    private static final String ANYTHING = """
            {"id":"10001","key":"HI-1","name":"Anything","isLast":true,"total":0,"count":0,"startAt":0,
             "values":[],"issues":[],"comments":[],
             "issueTypes":[{"id":"77","name":"Bug"}],
             "transitions":[{"id":"82","name":"Finish","to":{"name":"Done"}}],
             "issueLinkTypes":[{"id":"84","name":"Blocks","inward":"is blocked by","outward":"blocks"}],
             "fields":{"project":{"id":"10000"}}}""";
    private static final String PEOPLE = """
            [{"accountId":"712020:a","displayName":"Ann"}]""";
    private static final String NAMED = """
                    [{"id":"customfield_9","name":"Team"},{"id":"78","name":"High"}]""";

    private AnyJira() {}

    static void script() {
        Atlassian.grants("any");
        Atlassian.reaches("site");
        Atlassian.belongsTo("ann-" + UUID.randomUUID(), "site");
        on("/ex/jira/.*", 6, ANYTHING);
        on(".*/user/.*", 5, PEOPLE);
        on(".*/(field|priority)", 5, NAMED);
        on(".*/createmeta/[^/]*/issuetypes/[^/]*", 5, """
                {"fields":[],"isLast":true}""");
        // One board, to make Juncture read its sprints.
        on(".*/board", 5, """
                {"isLast":true,"values":[{"id":80,"name":"Board"}]}""");
    }

    private static void on(String path, int priority, String answer) {
        Atlassian.server()
                .stubFor(any(urlPathMatching(path)).atPriority(priority).willReturn(Atlassian.json(200, answer)));
    }

    /** Returns the state of a user who is on the way to the consent page. */
    static String state(Calls calls) {
        String uri = calls.browser(
                        "POST", "/api/frontend/oauth/get-authorization-uri", """
                        {"provider":"jira","external_id":"ext-%s"}""".formatted(UUID.randomUUID()))
                .json()
                .path("authorization_uri")
                .asString();
        return String.valueOf(
                UriComponentsBuilder.fromUriString(uri).build().getQueryParams().getFirst("state"));
    }

    /** Returns the token of a new connect session. */
    static String session(Calls calls) {
        return calls.backend("POST", "/api/backend/connect-sessions", """
                        {"provider":"jira","display_name":"Team","external_id":"ext-%s"}""".formatted(UUID.randomUUID()))
                .json()
                .path("connect_session_token")
                .asString();
    }

    /** Returns the connection code of a user who has just consented. */
    static String consent(Calls calls) {
        String location = calls.browser(
                        "GET", "/api/frontend/oauth/authorization-callback/jira?code=c&state=" + state(calls), null)
                .headers()
                .getFirst(HttpHeaders.LOCATION);
        return String.valueOf(location).replaceFirst(".*/", "");
    }

    /** Returns the code that confirms a new choice for a connection. */
    static String confirmation(Calls calls, String externalId) {
        String session = calls.backend(
                        "POST", "/api/backend/connect-sessions", """
                        {"provider":"jira","display_name":"Team","external_id":"%s","reconnect":true,"confirm":true,
                         "redirect_uri":"%s/back"}""".formatted(externalId, Deployment.FRONTEND))
                .json()
                .path("connect_session_token")
                .asString();
        ConnectBrowser browser = new ConnectBrowser(calls);
        String back =
                browser.connect(session, "site").json().path("redirect_uri").asString();
        return back.replaceFirst(".*=", "");
    }
}
