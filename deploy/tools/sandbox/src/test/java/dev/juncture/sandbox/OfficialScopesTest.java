package dev.juncture.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.sandbox.attachment.MediaHost;
import dev.juncture.sandbox.http.Json;
import dev.juncture.sandbox.jira.JiraRoute;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class OfficialScopesTest {
    private static final JsonNode PLATFORM = read("/jira/jira-platform-v3.json");
    private static final JsonNode SOFTWARE = read("/jira/jira-software.json");

    /** All routes except the removed search, which answers without a token. */
    static Stream<JiraRoute> routes() {
        return JiraRoutes.all(SandboxTest.NOON, new MediaHost(() -> "")).stream()
                .filter(route -> !route.scopes().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("routes")
    void requiresTheScopesOfTheOfficialDocument(JiraRoute route) {
        JsonNode official = (route.template().startsWith("/rest/api/") ? PLATFORM : SOFTWARE)
                .path("paths")
                .path(route.template())
                .path(route.method().toLowerCase(Locale.ROOT));

        assertThat(official.isObject()).as("%s exists", route.template()).isTrue();
        assertThat(route.scopes()).contains(scopes(official));
    }

    private static Set<String> scopes(JsonNode operation) {
        return operation.path("security").values().stream()
                .filter(way -> way.has("OAuth2"))
                .flatMap(way -> way.path("OAuth2").values().stream())
                .map(JsonNode::asString)
                .collect(Collectors.toSet());
    }

    private static JsonNode read(String document) {
        try (InputStream json = OfficialScopesTest.class.getResourceAsStream(document)) {
            return Json.MAPPER.readTree(json);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
