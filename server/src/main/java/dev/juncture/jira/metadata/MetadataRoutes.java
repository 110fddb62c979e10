package dev.juncture.jira.metadata;

import dev.juncture.http.Route;
import dev.juncture.http.Routes;
import dev.juncture.jira.JiraPaths;
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
