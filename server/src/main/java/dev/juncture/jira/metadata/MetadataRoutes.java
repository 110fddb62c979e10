package dev.juncture.jira.metadata;

import dev.juncture.jira.JiraPaths;
import dev.juncture.route.Route;
import dev.juncture.route.Routes;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

@Component
class MetadataRoutes implements Routes {
    @Override
    public List<Route> routes() {
        return Stream.of(
                        JiraPaths.each(path -> Route.get(path, GetIssueTypes.class), "get-issue-types"),
                        JiraPaths.each(path -> Route.get(path, GetPriorities.class), "get-priorities"))
                .flatMap(routes -> routes)
                .toList();
    }
}
