package dev.juncture.jira.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.testing.Calls;
import dev.juncture.testing.Calls.Answer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** A user's browser, which keeps its cookie. */
public final class ConnectBrowser {
    private static final String FINALIZE = "/api/frontend/finalize-connection/jira/";

    private final Calls calls;
    private @Nullable String cookie;

    public ConnectBrowser(Calls calls) {
        this.calls = calls;
    }

    /** A browser that has this cookie already. */
    public ConnectBrowser(Calls calls, String cookie) {
        this(calls);
        this.cookie = "__Host-juncture-browser=" + cookie;
    }

    @Nullable
    public String cookie() {
        return cookie;
    }

    /** Starts a connect without a session, from a page that shares its cookies, and returns the state. */
    public String startWithoutSession(String externalId) {
        String uri = send("POST", "/api/frontend/oauth/get-authorization-uri", new HttpHeaders(), """
                        {"provider":"jira","external_id":"%s"}""".formatted(
                                externalId))
                .json()
                .path("authorization_uri")
                .asString();
        return stateIn(uri);
    }

    public Answer fetch(String token) {
        return send("GET", "/api/frontend/oauth/fetch-connect-session", headers(token), null);
    }

    public Answer start(String token) {
        return send("POST", "/api/frontend/oauth/start-connect-session", headers(token), null);
    }

    public String state(String token) {
        String uri = start(token).json().path("authorization_uri").asString();
        return stateIn(uri);
    }

    private static String stateIn(String uri) {
        return uri.replaceAll(".*[?&]state=([^&]*).*", "$1");
    }

    /** Returns the address to which the callback redirects. */
    public String callback(String state) {
        String target = "/api/frontend/oauth/authorization-callback/jira?code=granted&state=" + state;
        return String.valueOf(
                send("GET", target, new HttpHeaders(), null).headers().getLocation());
    }

    public String consent(String token) {
        return codeIn(callback(state(token)));
    }

    public Answer sites(String code) {
        return send("GET", FINALIZE + "fetch-available-sites?connection_code=" + code, new HttpHeaders(), null);
    }

    public Answer projects(String code) {
        String target = FINALIZE + "fetch-available-projects?site_id=a&connection_code=" + code;
        return send("GET", target, new HttpHeaders(), null);
    }

    public Answer pick(String code, String site) {
        String body = """
            {"connection_code":"%s","site_id":"%s"}""".formatted(code, site);
        return send("POST", FINALIZE + "set-jira-site", new HttpHeaders(), body);
    }

    public Answer connect(String token, String site) {
        return pick(consent(token), site);
    }

    private HttpHeaders headers(String token) {
        HttpHeaders headers = new HttpHeaders();
        headers.set("X-Juncture-Connect-Session", token);
        return headers;
    }

    private Answer send(String method, String target, HttpHeaders headers, @Nullable String body) {
        if (cookie != null) {
            headers.set(HttpHeaders.COOKIE, cookie);
        }
        Answer answer = calls.send(method, target, headers, body);
        String set = answer.headers().getFirst(HttpHeaders.SET_COOKIE);
        if (set != null) {
            cookie = set.substring(0, set.indexOf(';'));
        }
        return answer;
    }

    public static String codeIn(String location) {
        assertThat(location).contains("/finalize-connection/jira/");
        return location.substring(location.lastIndexOf('/') + 1);
    }
}
