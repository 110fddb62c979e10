package dev.juncture.jira;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.jira.client.JiraClients;
import dev.juncture.jira.client.JiraRequest;
import dev.juncture.jira.client.JiraRequests;
import dev.juncture.jira.client.TokenSource;
import dev.juncture.jira.testing.DescribedRequests;
import dev.juncture.secret.Secret;
import dev.juncture.testing.Atlassian;
import dev.juncture.testing.JunctureTest;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends the request of each method of each remote interface twice: with all optional values, and without them. As after any
 * test, the extension then compares the requests with Atlassian's documents.
 */
@JunctureTest
class OfficialCallsTest {
    /** The account's own addresses, which Atlassian documents only in words. */
    private static final List<String> NOT_OF_A_SITE = List.of("accessibleResources", "me");

    /** Typical bodies of methods whose body an operation makes. The operation's own tests check the real bodies. */
    private static final Map<String, String> BODIES = Map.of(
            "IssueApi.create", """
                {"fields":{"summary":"a"}}""",
            "IssueApi.createAll", """
                {"issueUpdates":[{"fields":{"summary":"a"}}]}""",
            "IssueApi.edit", """
                {"fields":{"summary":"a"}}""",
            "IssueApi.assign", """
                {"accountId":"a"}""",
            "IssueApi.transition", """
                {"transition":{"id":"5"}}""",
            "CommentApi.add", """
                {"body":{}}""",
            "CommentApi.edit", """
                {"body":{}}""",
            "WorklogApi.add", """
                {"timeSpentSeconds":60,"started":"2026-01-02T03:04:05.000+0000"}""",
            "LinkApi.link", """
                {"type":{"id":"1"},"inwardIssue":{"key":"A-1"},"outwardIssue":{"id":"2"}}""");

    @Autowired
    JiraClients clients;

    static Stream<Method> methods() {
        return DescribedRequests.methods().filter(method -> !NOT_OF_A_SITE.contains(method.getName()));
    }

    @ParameterizedTest
    @MethodSource("methods")
    void sendsRequestsAsAtlassianDocumentsThem(Method method) throws ReflectiveOperationException {
        Atlassian.server()
                .stubFor(any(anyUrl())
                        .willReturn(bodiless(method) ? aResponse().withStatus(204) : Atlassian.json(200, "{}")));
        send(method, true);
        send(method, false);

        assertThat(Atlassian.server().getAllServeEvents())
                .hasSize(2)
                .allSatisfy(event -> assertThat(event.getRequest().getUrl()).startsWith("/ex/jira/site/rest/"));
    }

    private void send(Method method, boolean all) throws ReflectiveOperationException {
        method.setAccessible(true);
        Object api = JiraRequests.describedBy(method.getDeclaringClass());
        JiraRequest<?> request = (JiraRequest<?>) method.invoke(api, arguments(method, all));
        clients.of(TokenSource.fixed(new Secret("token")))
                .at(JiraConnections.SITE)
                .call(List.of(), request);
    }

    private static boolean bodiless(Method method) {
        return method.getGenericReturnType().getTypeName().endsWith("<java.lang.Void>");
    }

    private static Object[] arguments(Method method, boolean all) throws ReflectiveOperationException {
        Parameter[] parameters = method.getParameters();
        Object[] arguments = new Object[parameters.length];
        for (int i = 0; i < arguments.length; i++) {
            boolean optional = parameters[i].getAnnotatedType().isAnnotationPresent(Nullable.class);
            arguments[i] =
                    optional && !all ? null : value(method, parameters[i].getName(), parameters[i].getType(), all);
        }
        return arguments;
    }

    private static Object value(Method method, String name, Class<?> type, boolean all)
            throws ReflectiveOperationException {
        if (type == JsonNode.class) {
            String key = method.getDeclaringClass().getSimpleName() + "." + method.getName();
            assertThat(BODIES).as("A typical body").containsKey(key);
            return new JsonMapper().readTree(BODIES.get(key));
        }
        if (type.isRecord()) {
            return body(method, type, all);
        }
        if (name.equals("adjustEstimate")) {
            return "leave";
        }
        if (type == String.class) {
            // Where Jira wants an id, it is a number; any other text may be a number too.
            return "10001";
        }
        if (type == List.class) {
            return hasNumbers(method, name) ? List.of(1L) : List.of("10001", "10002");
        }
        return Map.<Class<?>, Object>of(long.class, 1L, int.class, 1, boolean.class, true)
                .get(type);
    }

    private static boolean hasNumbers(Method method, String list) {
        return Stream.of(method.getParameters())
                .filter(parameter -> parameter.getName().equals(list))
                .anyMatch(parameter ->
                        parameter.getParameterizedType().getTypeName().contains("Long"));
    }

    private static Object body(Method method, Class<?> type, boolean all) throws ReflectiveOperationException {
        var components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < values.length; i++) {
            types[i] = components[i].getType();
            boolean optional = components[i].getAnnotatedType().isAnnotationPresent(Nullable.class);
            boolean numbers = components[i].getGenericType().getTypeName().contains("Long");
            if (types[i] == List.class) {
                values[i] = numbers ? List.of(1L) : List.of("a");
            } else {
                values[i] = optional && !all ? null : value(method, components[i].getName(), types[i], all);
            }
        }
        var constructor = type.getDeclaredConstructor(types);
        constructor.setAccessible(true);
        return constructor.newInstance(values);
    }
}
