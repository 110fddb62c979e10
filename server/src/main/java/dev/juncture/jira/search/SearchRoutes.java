package dev.juncture.jira.search;

import dev.juncture.jira.JiraPaths;
import dev.juncture.route.Route;
import dev.juncture.route.Routes;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

@Component
class SearchRoutes implements Routes {
    @Override
    public List<Route> routes() {
        return Stream.of(
                        JiraPaths.each(
                                path -> Route.get(path, GetTicketsForProject.class),
                                "get-tickets-for-project",
                                "get-jira-tickets"),
                        JiraPaths.each(path -> Route.get(path, SearchIssues.class), "search-issues"),
                        JiraPaths.each(path -> Route.post(path, SearchIssues.class), "search-issues"))
                .flatMap(routes -> routes)
                .toList();
    }
}
