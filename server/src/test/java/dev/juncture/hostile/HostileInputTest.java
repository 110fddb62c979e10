package dev.juncture.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.annotation.JsonAlias;
import dev.juncture.http.Router;
import dev.juncture.jira.JiraConnections;
import dev.juncture.jira.JiraId;
import dev.juncture.operation.CallContext;
import dev.juncture.operation.Content;
import dev.juncture.operation.Nulls;
import dev.juncture.operation.Operations;
import dev.juncture.route.Audience;
import dev.juncture.route.Route;
import dev.juncture.testing.Atlassian;
import dev.juncture.testing.Calls;
import dev.juncture.testing.Calls.Answer;
import dev.juncture.testing.Deployment;
import dev.juncture.testing.JunctureTest;
import dev.juncture.testing.TestConnections;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
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
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Sends every hostile value in every field of every route, under each name of the field. Juncture must call Jira with the
 * same paths and the same queries as for a harmless value, or refuse the request.
 */
@JunctureTest
class HostileInputTest {
    /** Stands for the browser's cookie, which a call brings in its context. */
    private static final String BROWSER = "browser";

    @Autowired
    Router router;

    @Autowired
    Operations operations;

    @Autowired
    Calls calls;

    @Autowired
    JsonMapper json;

    @Autowired
    TestConnections testConnections;

    @Autowired
    JdbcClient jdbc;

    private final Set<String> tried = new HashSet<>();
    private String externalId = "";
    private String connectionCode = "";

    @BeforeEach
    void script() {
        AnyJira.script();
    }

    @TestFactory
    Stream<DynamicTest> everyFieldOfEveryRouteKeepsAHostileValueInItsPlace() {
        return router.routes().stream()
                .filter(route -> !route.path().endsWith("/**"))
                .flatMap(route -> fields(route).stream()
                        .map(field -> dynamicTest(
                                route.method() + " " + route.path() + " " + field.name(), () -> attack(route, field))));
    }

    @Test
    void recordsRequestsToJiraAsTheyWereSent() throws Exception {
        String odd = "/ex/jira/site/..%2f%2e%2e/%252e;x=%00/a//b\"?q=%23";
        try (java.net.Socket socket =
                new java.net.Socket("127.0.0.1", Atlassian.server().port())) {
            socket.getOutputStream()
                    .write(("GET " + odd.replace("\"", "%22") + " HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n")
                            .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            socket.getInputStream().readAllBytes();
        }
        assertThat(Asked.now()).extracting(Asked::url).containsExactly(odd.replace("\"", "%22"));
        // The test sent this request, not Juncture, so it must not be checked.
        Atlassian.server().resetRequests();
    }

    private void attack(Route route, Field field) {
        externalId = "ext-" + UUID.randomUUID();
        JiraConnections.connect(testConnections, jdbc, externalId, "10000");
        connectionCode = "";
        ObjectNode harmless = harmlessInput(route, field);
        Answer fine = send(route, harmless);
        List<Asked> usual = Asked.now();
        connectionCode = uses(route) ? "" : connectionCode;
        boolean works = fine.status() < 400 || fine.code().equals("disabled");
        assertThat(works).as(fine::text).isTrue();
        assertThat(usual)
                .allSatisfy(asked -> assertThat(KnownPaths.know(asked))
                        .as("%s is a path that Juncture calls", asked.url())
                        .isTrue());
        String marker = Asked.textIn(harmless.get(field.name()));
        // An alias of a path or of a field leads to the same code, so a few values are enough.
        boolean first = tried.add(route.method() + route.operation() + field.property());
        for (String value : first ? HostileValues.ALL : HostileValues.FEW) {
            ObjectNode input = harmlessInput(route, field);
            input.set(field.name(), Samples.hostile(harmless.get(field.name()), value));
            Answer answer = send(route, input);
            List<Asked> asked = Asked.now();
            connectionCode = uses(route) && answer.status() < 400 ? "" : connectionCode;
            assertThat(answer.status()).as(() -> value + ": " + answer.text()).isLessThan(500);
            boolean refused = answer.status() >= 400;
            if (refused) {
                assertThat(answer.json().path("error").asString("")).as(value).isNotBlank();
                assertThat(asked).as(value).noneMatch(Asked::changesSomething);
            }
            if (refused && field.isId() && answer.code().equals("invalid_request")) {
                assertThat(asked).as(value).isEmpty();
            }
            for (Asked one : asked) {
                assertThat(KnownPaths.know(one))
                        .as("%s is a path that Juncture calls", one.url())
                        .isTrue();
                assertThat(usual).as("%s sent %s", value, one).anyMatch(before -> one.isLike(before, marker, value));
            }
        }
    }

    private ObjectNode harmlessInput(Route route, Field tested) {
        ObjectNode input = json.createObjectNode();
        List<String> rivals = Samples.rivals(route.operation(), tested.property());
        for (Field field : fields(route)) {
            boolean isOther = field.isAlias() || tested.property().equals(field.property());
            // Most operations refuse a field together with the one that replaces it.
            boolean isReplaced = Samples.rivals(route.operation(), field.property()).stream()
                    .anyMatch(rival -> !rivals.contains(rival) && has(route, rival));
            if (!isOther && !isReplaced && !rivals.contains(field.name()) && !Samples.isLeftOut(field.name())) {
                input.set(field.name(), value(route, field));
            }
        }
        if (!Samples.isLeftOut(tested.name())) {
            input.set(tested.name(), value(route, tested));
        }
        return input;
    }

    private boolean has(Route route, String name) {
        return operations.get(route.operation()).input().has(name);
    }

    private JsonNode value(Route route, Field field) {
        return switch (field.property()) {
            case "external_id" -> StringNode.valueOf(externalId);
            case "connection_code" -> StringNode.valueOf(freshCode());
            case "connect_session_token" -> StringNode.valueOf(AnyJira.session(calls));
            case "confirmation_code" -> StringNode.valueOf(AnyJira.confirmation(calls, externalId));
            case "state" -> StringNode.valueOf(AnyJira.state(calls));
            default ->
                Samples.harmless(route.operation(), field.property())
                        .orElseThrow(() -> new AssertionError("Give " + field.property() + " of " + route.operation()
                                + " a harmless value in Samples, to test it with hostile values."));
        };
    }

    private String freshCode() {
        connectionCode = connectionCode.isEmpty() ? AnyJira.consent(calls) : connectionCode;
        return connectionCode;
    }

    /** Returns whether a success uses up the connection code. */
    private static boolean uses(Route route) {
        return route.operation().equals("setJiraSite");
    }

    private Answer send(Route route, ObjectNode input) {
        Atlassian.server().resetRequests();
        String path = route.path();
        for (String name : List.copyOf(input.propertyNames())) {
            if (path.contains("{" + name + "}")) {
                path = path.replace(
                        "{" + name + "}", Asked.encode(input.remove(name).asString()));
            }
        }
        HttpHeaders headers = new HttpHeaders();
        headers.setBearerAuth(Deployment.SECRET_KEY);
        headers.set("Content-Type", "application/json");
        if (input.has(BROWSER)) {
            headers.add(
                    "Cookie", "__Host-juncture-browser=" + input.remove(BROWSER).asString());
        }
        boolean isUpload = Stream.of(inputOf(route).getRecordComponents())
                .anyMatch(component -> component.getType() == Content.class);
        if (isUpload || List.of("GET", "DELETE").contains(route.method())) {
            List<String> query = new ArrayList<>();
            input.properties()
                    .forEach(field -> query.add(
                            field.getKey() + "=" + Asked.encode(field.getValue().asString())));
            headers.set("Content-Type", isUpload ? "multipart/form-data; boundary=b" : "application/json");
            return calls.send(route.method(), path + "?" + String.join("&", query), headers, isUpload ? "--b--" : null);
        }
        return calls.send(route.method(), path, headers, Asked.asciiJson(input));
    }

    private Class<?> inputOf(Route route) {
        return operations.get(route.operation()).input().type();
    }

    /** @param name may be an alias of {@code property} */
    private record Field(String property, String name, boolean isId) {
        boolean isAlias() {
            return !name.equals(property);
        }
    }

    private List<Field> fields(Route route) {
        List<Field> fields = new ArrayList<>();
        for (RecordComponent component : inputOf(route).getRecordComponents()) {
            if (component.getType() == Content.class || component.getType() == Nulls.class) {
                // The body itself, and what follows from it.
                continue;
            }
            if (component.getType() == CallContext.class) {
                if (route.audience() != Audience.BACKEND) {
                    fields.add(new Field(BROWSER, BROWSER, false));
                }
                continue;
            }
            String property =
                    component.getName().replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
            boolean isId = component.getType() == JiraId.class;
            fields.add(new Field(property, property, isId));
            JsonAlias alias = component.getAccessor().getAnnotation(JsonAlias.class);
            for (String name : alias == null ? new String[0] : alias.value()) {
                fields.add(new Field(property, name, isId));
            }
        }
        return fields;
    }
}
