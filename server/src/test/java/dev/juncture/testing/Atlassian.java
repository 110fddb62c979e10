package dev.juncture.testing;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.common.ConsoleNotifier;
import com.github.tomakehurst.wiremock.matching.RequestPatternBuilder;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A fake Atlassian that a test scripts, above all its failures. One server has the addresses of auth and API. */
public final class Atlassian {
    public static final String TOKEN = "/oauth/token";
    public static final String RESOURCES = "/oauth/token/accessible-resources";
    public static final String ME = "/me";

    private static final WireMockServer SERVER = start();

    private Atlassian() {}

    private static WireMockServer start() {
        WireMockServer server = new WireMockServer(wireMockConfig()
                .bindAddress("127.0.0.1")
                .dynamicPort()
                .containerThreads(64)
                .extensions(new Meeting(), new Computed())
                .notifier(new ConsoleNotifier(false)));
        server.start();
        return server;
    }

    public static String url() {
        return "http://127.0.0.1:" + SERVER.port();
    }

    static void reset() {
        SERVER.resetAll();
        Meeting.reset();
        Computed.reset();
        // A request that the test does not script is a defect of the test or of the code.
        SERVER.stubFor(any(anyUrl()).atPriority(10).willReturn(aResponse().withStatus(599)));
    }

    public static WireMockServer server() {
        return SERVER;
    }

    public static String jira(String site, String path) {
        return "/ex/jira/" + site + "/rest/api/3" + path;
    }

    public static ResponseDefinitionBuilder json(int status, String body) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/json")
                .withBody(body);
    }

    public static String agile(String site, String path) {
        return "/ex/jira/" + site + "/rest/agile/1.0" + path;
    }

    /** Makes the answer wait until {@code requests} requests wait: proof that they ran at the same time. */
    public static ResponseDefinitionBuilder together(int requests, ResponseDefinitionBuilder answer) {
        return answer.withTransformers(Meeting.NAME).withTransformerParameter(Meeting.NAME, requests);
    }

    /** Computes the body of the answer from the body of the request. */
    public static ResponseDefinitionBuilder computed(UnaryOperator<String> body) {
        return json(200, "")
                .withTransformers(Computed.NAME)
                .withTransformerParameter(Computed.NAME, Computed.add(body));
    }

    public static void onGet(String path, ResponseDefinitionBuilder answer) {
        SERVER.stubFor(get(urlPathEqualTo(path)).willReturn(answer));
    }

    public static void onPost(String path, ResponseDefinitionBuilder answer) {
        SERVER.stubFor(post(urlPathEqualTo(path)).willReturn(answer));
    }

    /** Makes the token endpoint return {@code access-name} and {@code refresh-name}. */
    public static void grants(String name) {
        onPost(TOKEN, json(200, """
                        {"access_token":"access-%s","refresh_token":"refresh-%s","expires_in":3600,
                         "token_type":"Bearer","scope":"read:jira-work offline_access"}""".formatted(name, name)));
    }

    /** Makes the grant reach these Jira sites, whose names are their ids. */
    public static void reaches(String... sites) {
        onGet(
                RESOURCES,
                json(200, List.of(sites).stream().map(Atlassian::resource).collect(Collectors.joining(",", "[", "]"))));
    }

    private static String resource(String site) {
        return resource(site, site, "read:jira-work");
    }

    public static String resource(String id, String name, String scope) {
        return """
                {"id":"%s","name":"%s","url":"https://%s.atlassian.net","scopes":["%s"],
                 "avatarUrl":"https://avatars.example.com/%s.png"}""".formatted(id, name, id, scope, id);
    }

    /** Makes the grant belong to this account, on each of the sites. */
    public static void belongsTo(String account, String... sites) {
        for (String site : sites) {
            onGet(jira(site, "/myself"), json(200, """
                            {"accountId":"%s","displayName":"Name of %s"}""".formatted(account, account)));
        }
    }

    public static int requests(RequestPatternBuilder pattern) {
        return SERVER.findAll(pattern).size();
    }
}
