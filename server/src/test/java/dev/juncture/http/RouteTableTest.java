package dev.juncture.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.juncture.route.Audience;
import dev.juncture.route.Route;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RouteTableTest {
    @Test
    void prefersALiteralToAParameter() {
        RouteTable table = table(route("GET", "/{thing}/list"), route("GET", "/site/list"));
        assertThat(operation(table, "GET", "site", "list")).isEqualTo("/site/list");
        assertThat(operation(table, "GET", "board", "list")).isEqualTo("/{thing}/list");
    }

    @Test
    void returnsTheParametersOfAPath() {
        RouteTable table = table(route("GET", "/{provider}/sites/{site}"));
        assertThat(table.find(List.of("jira", "sites", "a/b"), "/jira/sites/a%2Fb")
                        .orElseThrow()
                        .parameters())
                .containsEntry("provider", "jira")
                .containsEntry("site", "a/b");
    }

    @Test
    void matchesOnlyPathsOfTheSameLength() {
        RouteTable table = table(route("GET", "/a/{b}"));
        assertThat(find(table, "a")).isEmpty();
        assertThat(find(table, "a", "b", "c")).isEmpty();
        assertThat(find(table, "A", "b")).isEmpty();
    }

    @Test
    void takesThePathBelowASubtreeAsItWasSent() {
        RouteTable table = table(route("GET", "/api/proxy/**"), route("GET", "/api/proxy/own"));
        RouteTable.Match match = table.find(List.of("api", "proxy", "a b", "c"), "/api/proxy/a%20b/c")
                .orElseThrow();
        assertThat(match.isSubtree()).isTrue();
        assertThat(match.rest()).isEqualTo("a%20b/c");
        assertThat(find(table, "api", "proxy", "own").orElseThrow().isSubtree()).isFalse();
    }

    @Test
    void findsNoSubtreeForItsOwnPathOrAnotherSpellingOfIt() {
        RouteTable table = table(route("GET", "/api/proxy/**"));
        assertThat(table.find(List.of("api", "proxy"), "/api/proxy")).isEmpty();
        assertThat(table.find(List.of("api", "proxy"), "/api/proxy/")).isEmpty();
        assertThat(table.find(List.of("api", "proxy", "a"), "/api/prox%79/a")).isEmpty();
    }

    @Test
    void collectsTheMethodsOfAPath() {
        RouteTable table = table(route("GET", "/a"), route("DELETE", "/a"), route("POST", "/b"));
        assertThat(find(table, "a").orElseThrow().methods()).containsOnlyKeys("GET", "DELETE");
    }

    @Test
    void refusesTwoRoutesForOneMethodAndPath() {
        assertThatThrownBy(() -> table(route("GET", "/a"), route("GET", "/a")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Two routes for GET /a");
    }

    @Test
    void listsAllRoutesByPath() {
        RouteTable table = table(route("POST", "/b"), route("POST", "/a"), route("GET", "/b"));
        assertThat(table.all())
                .extracting(route -> route.method() + " " + route.path())
                .containsExactly("POST /a", "GET /b", "POST /b");
    }

    @Test
    void derivesTheAudienceFromThePath() {
        assertThat(route("GET", "/api/backend/x").audience()).isEqualTo(Audience.BACKEND);
        assertThat(route("GET", "/api/frontend/x").audience()).isEqualTo(Audience.BROWSER);
        assertThat(route("GET", "/health").audience()).isEqualTo(Audience.ANYONE);
    }

    private static Route route(String method, String path) {
        return new Route(method, path, path, Audience.of(path), 200, false);
    }

    private static RouteTable table(Route... routes) {
        return new RouteTable(List.of(routes));
    }

    private static String operation(RouteTable table, String method, String... segments) {
        return find(table, segments).orElseThrow().methods().get(method).operation();
    }

    private static Optional<RouteTable.Match> find(RouteTable table, String... segments) {
        return table.find(List.of(segments), "/" + String.join("/", segments));
    }
}
