package dev.juncture.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.github.tomakehurst.wiremock.client.WireMock;
import dev.juncture.http.Router;
import dev.juncture.jira.JiraConnections;
import dev.juncture.operation.InputSchema;
import dev.juncture.operation.Operations;
import dev.juncture.route.Audience;
import dev.juncture.route.Route;
import dev.juncture.testing.Atlassian;
import dev.juncture.testing.Calls;
import dev.juncture.testing.Calls.Answer;
import dev.juncture.testing.Deployment;
import dev.juncture.testing.JunctureTest;
import dev.juncture.testing.TestConnections;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.StringNode;

/**
 * Sends a name that the operation does not have to every route, in each place that can carry one: beside all known names, and
 * instead of each of them. Juncture must name it and ask Jira nothing.
 */
@JunctureTest
class StrictNamesTest {
    /** Values that only a stored thing would have. The name is refused before anything looks for it. */
    private static final Set<String> STORED =
            Set.of("external_id", "connection_code", "connect_session_token", "confirmation_code", "state", "error");

    @Autowired
    Router router;

    @Autowired
    Operations operations;

    @Autowired
    Calls calls;

    @Autowired
    JsonMapper json;

    @Autowired
    TestConnections connections;

    @Autowired
    JdbcClient jdbc;

    private final String externalId = "ext-" + UUID.randomUUID();

    @BeforeEach
    void connect() {
        JiraConnections.connect(connections, jdbc, externalId, "10000");
    }

    private enum Place {
        QUERY,
        BODY
    }

    @TestFactory
    Stream<DynamicTest> refusesAnUnknownNameBesideAllKnownOnes() {
        return inEachPlace((route, place) -> {
            Map<String, JsonNode> known = known(route, "");
            assertThat(refusedNames(send(route, place, known, "colour", StringNode.valueOf("x"))))
                    .containsExactly("colour");
        });
    }

    @TestFactory
    Stream<DynamicTest> refusesEachKnownNameMisspelt() {
        return inEachPlace((route, place) -> names(route).forEach(name -> {
            Map<String, JsonNode> others = known(route, name);
            for (String wrong : misspellings(route, name)) {
                Answer answer = send(route, place, others, wrong, value(route, name));
                assertThat(refusedNames(answer)).as(answer.text()).contains(wrong);
                assertThat(answer.json().path("error").asString()).contains(wrong, name);
                assertThat(answer.json()
                                .path("details")
                                .path("fields")
                                .path(wrong)
                                .asString())
                        .isEqualTo("is not a field of this operation; the nearest is " + name);
            }
        }));
    }

    @TestFactory
    Stream<DynamicTest> acceptsAliasesOfTheProjectOnEveryRouteThatTakesOne() {
        return routes().filter(route -> schema(route).has("jira_project_id"))
                .map(route -> dynamicTest(
                        route.toString().strip(),
                        () -> assertThat(schema(route).names()).contains("project_id", "project_key")));
    }

    @Test
    void findsRoutesOfEveryAudience() {
        assertThat(routes().map(Route::audience).collect(Collectors.toSet()))
                .contains(Audience.BACKEND, Audience.BROWSER, Audience.ANYONE);
    }

    @Test
    void leavesTheQueryOfThePassthroughToJira() {
        String path = "/ex/jira/site/rest/api/3/myself";
        Atlassian.onGet(path, Atlassian.json(200, "{}"));
        Answer answer = calls.send(
                "GET", "/api/backend/jira/proxy/rest/api/3/myself?colour=x&external_id=y", headers(), (String) null);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(Atlassian.requests(WireMock.getRequestedFor(WireMock.urlEqualTo(path + "?colour=x&external_id=y"))))
                .isOne();
        // The test sent this request, not Juncture, so it must not be checked.
        Atlassian.server().resetRequests();
    }

    @Test
    void leavesTheQueryOfACallbackToTheProvider() {
        Answer answer = calls.browser(
                "GET",
                "/api/frontend/oauth/authorization-callback/jira?error=access_denied&error_description=x&colour=y",
                null);
        assertThat(answer.status()).isEqualTo(302);
        assertThat(String.valueOf(answer.headers().getLocation())).doesNotContain("invalid_request");
    }

    private interface Check {
        void of(Route route, Place place);
    }

    private Stream<DynamicTest> inEachPlace(Check check) {
        return routes().flatMap(route -> places(route).stream()
                .map(place -> dynamicTest(route.method() + " " + route.path() + " " + place, () -> {
                    Atlassian.server().resetRequests();
                    check.of(route, place);
                    assertThat(Atlassian.server().getAllServeEvents())
                            .as("requests to Atlassian")
                            .isEmpty();
                })));
    }

    /** Leaves out the passthrough and the callback, whose queries are another's. */
    private Stream<Route> routes() {
        return router.routes().stream()
                .filter(route -> !route.path().endsWith("/**") && route.audience() != Audience.PERSON);
    }

    private List<Place> places(Route route) {
        boolean hasBody = !"GET".equals(route.method()) && !schema(route).takesContent();
        return hasBody ? List.of(Place.QUERY, Place.BODY) : List.of(Place.QUERY);
    }

    private InputSchema schema(Route route) {
        return operations.get(route.operation()).input();
    }

    /** Returns the names that the body or the query of a route can have. */
    private Stream<String> names(Route route) {
        return schema(route).names().filter(name -> !route.path().contains("{" + name + "}"));
    }

    /** Returns a value for each name except one, and except the aliases. */
    private Map<String, JsonNode> known(Route route, String without) {
        Map<String, JsonNode> known = new LinkedHashMap<>();
        names(route)
                .filter(name ->
                        !name.equals(without) && schema(route).mainName(name).equals(name))
                .forEach(name -> known.put(name, value(route, name)));
        return known;
    }

    private JsonNode value(Route route, String name) {
        String main = schema(route).mainName(name);
        if (main.equals("external_id")) {
            return StringNode.valueOf(externalId);
        }
        return STORED.contains(main)
                ? StringNode.valueOf("stored")
                : Samples.harmless(route.operation(), main).orElseGet(() -> StringNode.valueOf("https://a.example/"));
    }

    /** Returns names that differ from the correct name by one edit, and the name in Jira's spelling. */
    private List<String> misspellings(Route route, String name) {
        char last = name.charAt(name.length() - 1);
        List<String> wrong = new ArrayList<>(List.of(name + last, "x" + name, name.toUpperCase()));
        wrong.add(name.substring(0, 1) + name.charAt(0) + name.substring(1));
        StringBuilder camel = new StringBuilder();
        for (String word : name.split("_")) {
            camel.append(camel.isEmpty() ? word : word.substring(0, 1).toUpperCase() + word.substring(1));
        }
        wrong.add(camel.toString());
        wrong.removeIf(schema(route)::has);
        return wrong;
    }

    private Answer send(Route route, Place place, Map<String, JsonNode> known, String name, JsonNode value) {
        Map<String, JsonNode> query = new LinkedHashMap<>();
        Map<String, JsonNode> body = new LinkedHashMap<>();
        boolean hasBody = places(route).contains(Place.BODY);
        (hasBody ? body : query).putAll(known);
        (place == Place.BODY ? body : query).put(name, value);
        HttpHeaders headers = headers();
        headers.set(
                "Content-Type", schema(route).takesContent() ? "multipart/form-data; boundary=b" : "application/json");
        String target = route.path().replace("{provider}", "jira") + "?"
                + query.entrySet().stream()
                        .map(field -> field.getKey() + "="
                                + Asked.encode(field.getValue().asString("x")))
                        .collect(Collectors.joining("&"));
        return calls.send(route.method(), target, headers, hasBody ? json.writeValueAsString(body) : "");
    }

    private HttpHeaders headers() {
        HttpHeaders headers = new HttpHeaders();
        headers.setBearerAuth(Deployment.SECRET_KEY);
        headers.set("X-Juncture-External-Id", externalId);
        return headers;
    }

    private static List<String> refusedNames(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("invalid_request");
        return List.copyOf(answer.json().path("details").path("fields").propertyNames());
    }
}
